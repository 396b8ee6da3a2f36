import asyncio

async def save():
    await asyncio.sleep(0.1)
    print('saved')

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(save())
        print('end of main')

asyncio.run(main())

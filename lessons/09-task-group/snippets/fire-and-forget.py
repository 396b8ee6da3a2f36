import asyncio
async def save():
    await asyncio.sleep(0.1)
    print('saved')

async def main():
    asyncio.create_task(save())
    print('end of main')

asyncio.run(main())

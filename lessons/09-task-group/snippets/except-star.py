import asyncio

async def parse():
    raise ValueError('no number')

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(parse())
    except* ValueError:
        print('ValueError')

asyncio.run(main())

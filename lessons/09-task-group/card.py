import asyncio

async def stock():
    await asyncio.sleep(0.5)
    raise ValueError('sold out')

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stock())
            group.create_task(asyncio.sleep(2))  # is cancelled
    except* ValueError as failed:
        print(*failed.exceptions)  # sold out, after 0.5 s

asyncio.run(main())

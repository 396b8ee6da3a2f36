import asyncio


async def map_limit(items, limit, fn):
    semaphore = asyncio.BoundedSemaphore(limit)

    async def one(item):
        async with semaphore:
            return await fn(item)

    tasks = [asyncio.create_task(one(item)) for item in items]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()

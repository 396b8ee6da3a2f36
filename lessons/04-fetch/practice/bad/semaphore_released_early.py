# refused: at-most-limit
# Acquires around create only.
import asyncio


async def map_limit(items, limit, fn):
    sem = asyncio.Semaphore(limit)
    tasks = []
    for item in items:
        async with sem:
            tasks.append(asyncio.create_task(fn(item)))
    return await asyncio.gather(*tasks)

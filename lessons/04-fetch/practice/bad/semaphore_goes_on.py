# refused: none-after-failure
# Gather + semaphore: others start after the failure.
import asyncio


async def map_limit(items, limit, fn):
    sem = asyncio.Semaphore(limit)

    async def one(item):
        async with sem:
            return await fn(item)

    return await asyncio.gather(*(one(i) for i in items))

# refused: once
# It fails with an error of its own before it has called anything.
import asyncio


async def map_limit(items, limit, fn):
    semaphore = asyncio.Semaphore(limt)

    async def one(item):
        async with semaphore:
            return await fn(item)

    return await asyncio.gather(*map(one, items))

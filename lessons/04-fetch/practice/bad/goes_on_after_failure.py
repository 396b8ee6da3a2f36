# refused: none-after-failure
import asyncio


async def map_limit(items, limit, fn):
    places = asyncio.Semaphore(limit)

    async def one(item):
        async with places:
            return await fn(item)

    return await asyncio.gather(*map(one, items))

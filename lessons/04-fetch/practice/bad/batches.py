# refused: never-idle
import asyncio


async def map_limit(items, limit, fn):
    results = []
    for first in range(0, len(items), limit):
        results += await asyncio.gather(*map(fn, items[first : first + limit]))
    return results

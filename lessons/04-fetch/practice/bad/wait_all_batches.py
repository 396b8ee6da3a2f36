# refused: never-idle
# Batches by wait.
import asyncio


async def map_limit(items, limit, fn):
    results = []
    for i in range(0, len(items), limit):
        results += await asyncio.gather(*map(fn, items[i : i + limit]))
    return results

# refused: endless-loop
import asyncio


async def map_limit(items, limit, fn):
    under_way, results = set(), {}

    async def one(place, item):
        results[place] = await fn(item)

    for place, item in enumerate(items):
        while sum(not task.done() for task in under_way) >= limit:
            await asyncio.sleep(0)
        under_way.add(asyncio.create_task(one(place, item)))
    await asyncio.gather(*under_way)
    return [results[place] for place in range(len(items))]

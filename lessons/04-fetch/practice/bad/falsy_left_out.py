# refused: in-order
import asyncio


async def map_limit(items, limit, fn):
    results, waiting = {}, iter(enumerate(items))

    async def worker():
        for place, item in waiting:
            if result := await fn(item):
                results[place] = result

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return [results[place] for place in sorted(results)]

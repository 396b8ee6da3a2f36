# refused: in-order
import asyncio


async def map_limit(items, limit, fn):
    results, waiting = [], iter(items)

    async def worker():
        for item in waiting:
            results.append(await fn(item))

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return results

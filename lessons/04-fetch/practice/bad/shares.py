# refused: never-idle
# Each worker has a share of its own, and is idle when that is done.
import asyncio


async def map_limit(items, limit, fn):
    results = [None] * len(items)

    async def worker(first):
        for place in range(first, len(items), limit):
            results[place] = await fn(items[place])

    async with asyncio.TaskGroup() as group:
        for first in range(limit):
            group.create_task(worker(first))
    return results

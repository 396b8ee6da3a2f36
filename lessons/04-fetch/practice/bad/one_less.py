# refused: never-idle
import asyncio


async def map_limit(items, limit, fn):
    results, waiting = [None] * len(items), iter(enumerate(items))

    async def worker():
        for place, item in waiting:
            results[place] = await fn(item)

    async with asyncio.TaskGroup() as group:
        for _ in range(max(1, limit - 1)):
            group.create_task(worker())
    return results

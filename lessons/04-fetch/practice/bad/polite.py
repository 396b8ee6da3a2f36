# refused: never-idle
import asyncio


async def map_limit(items, limit, fn):
    results, waiting = [None] * len(items), iter(enumerate(items))

    async def worker():
        for place, item in waiting:
            results[place] = await fn(item)
            await asyncio.sleep(0.001)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return results

# refused: left
import asyncio


async def map_limit(items, limit, fn):
    results, waiting = [None] * len(items), iter(enumerate(items))

    async def worker():
        for place, item in waiting:
            results[place] = await fn(item)

    async def progress():
        while True:
            await asyncio.sleep(1)
            print(sum(result is not None for result in results), "done")

    task = asyncio.create_task(progress())
    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return results

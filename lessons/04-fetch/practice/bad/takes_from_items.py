# refused: changed
import asyncio


async def map_limit(items, limit, fn):
    results, count = {}, len(items)

    async def worker():
        while items:
            place, item = count - len(items), items.pop(0)
            results[place] = await fn(item)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return [results[place] for place in range(count)]

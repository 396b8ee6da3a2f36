import asyncio


async def map_limit(items, limit, fn):
    results = [None] * len(items)
    rest = enumerate(items)

    async def worker():
        for place, item in rest:
            results[place] = await fn(item)

    async with asyncio.TaskGroup() as group:
        for _ in range(min(limit, len(items))):
            group.create_task(worker())
    return results

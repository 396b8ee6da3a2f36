# refused: once
import asyncio


async def map_limit(items, limit, fn):
    results, next_place = [None] * len(items), 0

    async def worker():
        nonlocal next_place
        while next_place < len(items):
            place = next_place
            results[place] = await fn(items[place])
            next_place = max(next_place, place + 1)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return results

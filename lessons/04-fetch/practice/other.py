# A semaphore around each call: fewest lines, a task for each item at once; the group ends
# those that still wait when one fails.
import asyncio


async def map_limit(items, limit, fn):
    places = asyncio.Semaphore(limit)

    async def one(item):
        async with places:
            return await fn(item)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(item)) for item in items]
    return [task.result() for task in tasks]

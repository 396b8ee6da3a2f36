# refused: at-most-limit
import asyncio


places = None


async def map_limit(items, limit, fn):
    global places
    places = places or asyncio.Semaphore(limit)

    async def one(item):
        async with places:
            return await fn(item)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(item)) for item in items]
    return [task.result() for task in tasks]

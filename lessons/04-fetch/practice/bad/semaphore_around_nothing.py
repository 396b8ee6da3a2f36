# refused: at-most-limit
# Makes the tasks within the limit, and lets them run outside of it.
import asyncio


async def map_limit(items, limit, fn):
    places, tasks = asyncio.Semaphore(limit), []
    for item in items:
        async with places:
            tasks.append(asyncio.create_task(fn(item)))
    return await asyncio.gather(*tasks)

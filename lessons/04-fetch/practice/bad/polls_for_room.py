# refused: never-idle
import asyncio


async def map_limit(items, limit, fn):
    under_way, tasks = 0, []

    async def one(item):
        nonlocal under_way
        try:
            return await fn(item)
        finally:
            under_way -= 1

    for item in items:
        while under_way >= limit:
            await asyncio.sleep(0.05)
        under_way += 1
        tasks.append(asyncio.create_task(one(item)))
    return await asyncio.gather(*tasks)

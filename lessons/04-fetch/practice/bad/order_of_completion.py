# refused: in-order
# Completion order.
import asyncio


async def map_limit(items, limit, fn):
    sem = asyncio.Semaphore(limit)
    out = []

    async def one(item):
        async with sem:
            out.append(await fn(item))

    async with asyncio.TaskGroup() as tg:
        for i in items:
            tg.create_task(one(i))
    return out

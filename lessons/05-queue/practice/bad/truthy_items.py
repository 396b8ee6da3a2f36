# refused: hung
# 'while item := get()' stops on falsy.
import asyncio


async def pump(source, work, *, workers, room):
    queue = asyncio.Queue(room)
    count = 0

    async def produce():
        async for item in source:
            await queue.put(item)
        for _ in range(workers):
            await queue.put(None)

    async def worker():
        nonlocal count
        while item := await queue.get():
            await work(item)
            count += 1

    async with asyncio.TaskGroup() as g:
        g.create_task(produce())
        for _ in range(workers):
            g.create_task(worker())
    return count

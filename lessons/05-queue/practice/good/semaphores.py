import asyncio
import contextlib


async def pump(source, work, *, workers, room):
    """One task for each item: one semaphore is the room, the other the workers."""
    places = asyncio.Semaphore(workers + room)
    at_work = asyncio.Semaphore(workers)

    async def one(item):
        try:
            async with at_work:
                await work(item)
        finally:
            places.release()

    count = 0
    async with contextlib.aclosing(source), asyncio.TaskGroup() as group:
        while True:
            await places.acquire()
            try:
                item = await anext(source)
            except StopAsyncIteration:
                break
            count += 1
            group.create_task(one(item))
    return count

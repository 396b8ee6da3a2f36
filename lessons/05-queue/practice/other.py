# A task for the source too, and a sign for the end: each side is a loop of its own, which
# stays clear when more is to happen in one of them.
import asyncio


async def pump(source, work, *, workers, room):
    queue = asyncio.Queue()
    places = asyncio.Semaphore(workers + room)
    end = object()
    count = 0

    async def produce():
        await places.acquire()
        async for item in source:
            queue.put_nowait(item)
            await places.acquire()
        for _ in range(workers):
            queue.put_nowait(end)

    async def worker():
        nonlocal count
        while (item := await queue.get()) is not end:
            await work(item)
            count += 1
            places.release()

    async with asyncio.TaskGroup() as group:
        group.create_task(produce())
        for _ in range(workers):
            group.create_task(worker())
    return count

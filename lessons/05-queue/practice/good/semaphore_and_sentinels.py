import asyncio


async def pump(source, work, *, workers, room):
    queue = asyncio.Queue()
    slots = asyncio.Semaphore(workers + room)
    stop = object()
    count = 0

    async def produce():
        while True:
            await slots.acquire()
            try:
                item = await anext(source)
            except StopAsyncIteration:
                break
            queue.put_nowait(item)
        for _ in range(workers):
            queue.put_nowait(stop)

    async def consume():
        nonlocal count
        while (item := await queue.get()) is not stop:
            await work(item)
            count += 1
            slots.release()

    async with asyncio.TaskGroup() as group:
        group.create_task(produce())
        for _ in range(workers):
            group.create_task(consume())
    return count

import asyncio


async def pump(source, work, *, workers, room):
    queue = asyncio.Queue()
    places = asyncio.Semaphore(workers + room)
    count = 0

    async def worker():
        while True:
            await work(await queue.get())
            #> Whoever waits for the queue, or for a place, wants to know that this one is done.
            queue.task_done()
            places.release()
            #<

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker()) for _ in range(workers)]
        await places.acquire()
        async for item in source:
            count += 1
            queue.put_nowait(item)
            await places.acquire()
        #> Wait until all are done, then cancel the workers.
        await queue.join()
        for task in tasks:
            task.cancel()
        #<
    return count

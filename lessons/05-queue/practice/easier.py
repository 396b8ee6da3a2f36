import asyncio


async def pump(source, work, *, workers, room):
    # What happens with a queue that has no limit, when the source is quicker than the work?
    queue = asyncio.Queue()
    count = 0

    async def worker():
        while True:
            await work(await queue.get())
            # Whoever waits for the queue wants to know that this one is done.

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker()) for _ in range(workers)]
        async for item in source:
            await queue.put(item)
            count += 1
        # Wait until all are done, then cancel the workers.
    return count

# refused: hung
# Join hangs after a failure.
import asyncio


async def pump(source, work, *, workers, room):
    queue = asyncio.Queue(room)
    count = 0

    async def worker():
        nonlocal count
        while True:
            item = await queue.get()
            await work(item)
            count += 1
            queue.task_done()

    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    async for item in source:
        await queue.put(item)
    await queue.join()
    for t in tasks:
        t.cancel()
    return count

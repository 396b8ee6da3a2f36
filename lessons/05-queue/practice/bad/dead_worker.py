# refused: hung
import asyncio


async def pump(source, work, *, workers, room):
    queue = asyncio.Queue(maxsize=room)

    async def worker():
        while True:
            await work(await queue.get())
            queue.task_done()

    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    count = 0
    async for item in source:
        await queue.put(item)
        count += 1
    await queue.join()
    for task in tasks:
        task.cancel()
    return count

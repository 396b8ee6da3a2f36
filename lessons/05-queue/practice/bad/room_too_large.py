# refused: keeps-room
import asyncio


async def pump(source, work, *, workers, room):
    queue = asyncio.Queue(maxsize=room + 1)
    count = 0

    async def worker():
        while True:
            await work(await queue.get())
            queue.task_done()

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker()) for _ in range(workers)]
        async for item in source:
            await queue.put(item)
            count += 1
        await queue.join()
        for task in tasks:
            task.cancel()
    return count

# refused: hung
import asyncio


async def pump(source, work, *, workers, room):
    queue = asyncio.Queue(maxsize=room)
    count = 0

    async def worker():
        while item := await queue.get():
            await work(item)

    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(worker())
        async for item in source:
            await queue.put(item)
            count += 1
        for _ in range(workers):
            await queue.put(None)
    return count

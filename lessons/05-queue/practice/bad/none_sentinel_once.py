# refused: hung
# A single sentinel; other workers hang / left.
import asyncio


async def pump(source, work, *, workers, room):
    queue = asyncio.Queue(room)
    count = 0

    async def produce():
        async for item in source:
            await queue.put(item)
        await queue.put(None)

    async def worker():
        nonlocal count
        while (item := await queue.get()) is not None:
            await work(item)
            count += 1

    await asyncio.gather(produce(), *(worker() for _ in range(workers)))
    return count

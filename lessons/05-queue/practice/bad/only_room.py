# refused: asks-early
import asyncio


async def pump(source, work, *, workers, room):
    places = asyncio.Semaphore(workers)
    count = 0

    async def one(item):
        try:
            await work(item)
        finally:
            places.release()

    async with asyncio.TaskGroup() as group:
        async for item in source:
            count += 1
            await places.acquire()
            group.create_task(one(item))
    return count

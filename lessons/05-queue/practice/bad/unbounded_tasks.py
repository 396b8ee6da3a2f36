# refused: at-most-workers
# A task per item.
import asyncio


async def pump(source, work, *, workers, room):
    tasks = []
    async for item in source:
        tasks.append(asyncio.create_task(work(item)))
    await asyncio.gather(*tasks)
    return len(tasks)

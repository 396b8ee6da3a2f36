# refused: at-most-workers
import asyncio


async def pump(source, work, *, workers, room):
    items = [item async for item in source]
    await asyncio.gather(*(work(item) for item in items))
    return len(items)

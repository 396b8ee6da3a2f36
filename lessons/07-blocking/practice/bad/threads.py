# refused: real-io
import asyncio


async def in_slices(items, work, budget):
    return [await asyncio.to_thread(work, item) for item in items]

# refused: real-io
# Thread.
import asyncio


async def in_slices(items, work, budget):
    return [await asyncio.to_thread(work, i) for i in items]

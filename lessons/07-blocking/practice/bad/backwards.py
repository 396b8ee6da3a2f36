# refused: in-order
import asyncio


async def in_slices(items, work, budget):
    results = []
    for item in reversed(items):
        results.append(work(item))
        await asyncio.sleep(0)
    return results

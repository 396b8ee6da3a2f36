# refused: in-time
import asyncio


async def in_slices(items, work, budget):
    results = []
    for item in items:
        results.append(work(item))
        await asyncio.sleep(0.01)
    return results

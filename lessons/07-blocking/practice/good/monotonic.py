import asyncio
import time


async def in_slices(items, work, budget):
    results = []
    began = time.monotonic()
    for item in items:
        if time.monotonic() - began >= budget:
            await asyncio.sleep(0)
            began = time.monotonic()
        results.append(work(item))
    return results

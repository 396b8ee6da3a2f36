import asyncio
import time


async def in_slices(items, work, budget):
    results = []
    began = time.monotonic()
    for item in items:
        results.append(work(item))
        if time.monotonic() - began >= budget:
            #> Let the loop go round once, here.
            await asyncio.sleep(0)
            #<
            began = time.monotonic()
    return results

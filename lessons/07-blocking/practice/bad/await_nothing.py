# refused: within-budget
# Awaiting a coroutine that does not suspend.
import asyncio
import time


async def pause():
    return None


async def in_slices(items, work, budget):
    out = []
    t = time.monotonic()
    for i in items:
        out.append(work(i))
        if time.monotonic() - t >= budget:
            await pause()
            t = time.monotonic()
    return out

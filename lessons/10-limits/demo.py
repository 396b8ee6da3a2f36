"""demo.ts in Python: python3 demo.py [variant] [n k rate]

Variants: in-flight, per-second, both.
"""

import asyncio
import contextlib
import sys

JOB_SECONDS = 0.2


class RateLimiter:
    """At most `starts` starts in any stretch of `per` seconds."""

    def __init__(self, starts, per):
        self.turns = asyncio.Semaphore(starts)
        self.per = per

    async def take(self):
        await self.turns.acquire()
        # A turn comes back by itself, a whole stretch after its start.
        loop = asyncio.get_running_loop()
        loop.call_later(self.per, self.turns.release)


async def job(places, limiter):
    async with places:
        if limiter:
            await limiter.take()
        await asyncio.sleep(JOB_SECONDS)


async def main(n, places, limiter):
    async with asyncio.TaskGroup() as group:
        for i in range(n):
            group.create_task(job(places, limiter), name=f'job {i + 1}')


variant, *knobs = sys.argv[1:] or ['in-flight']
n, k, rate = map(int, knobs or [24, 3, 8])
places = asyncio.Semaphore(k)
if variant == 'per-second':
    places = contextlib.nullcontext()
limiter = None if variant == 'in-flight' else RateLimiter(rate, 1)
asyncio.run(main(n, places, limiter))

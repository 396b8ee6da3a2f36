"""demo.ts in Python: python3 demo.py [variant] [n k rate]

Variants: in-flight, per-second, both.
"""

import asyncio
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


async def run_all(n, job):
    async with asyncio.TaskGroup() as group:
        for i in range(1, n + 1):
            group.create_task(job(), name=f'job {i}')


async def in_flight(n, k, rate):
    places = asyncio.Semaphore(k)

    async def job():
        async with places:
            await asyncio.sleep(JOB_SECONDS)

    await run_all(n, job)


async def per_second(n, k, rate):
    limiter = RateLimiter(rate, 1)

    async def job():
        await limiter.take()
        await asyncio.sleep(JOB_SECONDS)

    await run_all(n, job)


async def both(n, k, rate):
    places = asyncio.Semaphore(k)
    limiter = RateLimiter(rate, 1)

    async def job():
        async with places:
            await limiter.take()
            await asyncio.sleep(JOB_SECONDS)

    await run_all(n, job)


variants = {'in-flight': in_flight, 'per-second': per_second, 'both': both}
variant, *knobs = sys.argv[1:] or ['in-flight']
asyncio.run(variants[variant](*map(int, knobs or [24, 3, 8])))

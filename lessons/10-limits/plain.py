"""Jobs with a semaphore, a rate limiter, or both: python3 limits.py"""

import asyncio
import time

N, K, RATE = 24, 3, 8  # jobs, places, starts in each stretch
# In seconds, half of the lesson's: a job, and the stretch of the rate.
JOB, STRETCH = 0.1, 0.5


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


async def in_flight():
    places = asyncio.Semaphore(K)

    async def job():
        async with places:
            await asyncio.sleep(JOB)

    await run_all(job)


async def per_second():
    limiter = RateLimiter(RATE, STRETCH)

    async def job():
        await limiter.take()
        await asyncio.sleep(JOB)

    await run_all(job)


async def both():
    places = asyncio.Semaphore(K)
    limiter = RateLimiter(RATE, STRETCH)

    async def job():
        async with places:
            await limiter.take()
            await asyncio.sleep(JOB)

    await run_all(job)


async def run_all(job):
    async with asyncio.TaskGroup() as group:
        for _ in range(N):
            group.create_task(job())


async def timed(title, run):
    begin = time.perf_counter()
    await run()
    print(f'{title}: {time.perf_counter() - begin:.2f} s')


async def main():
    await timed('a semaphore', in_flight)
    await timed('a rate limiter', per_second)
    await timed('both', both)


asyncio.run(main())

# A semaphore whose places are given back later: reads as the rule does, and keeps a timer
# for each place.
import asyncio


def rate_limited(fn, count, seconds):
    places = asyncio.Semaphore(count)

    async def limited(*args, **keywords):
        await places.acquire()
        asyncio.get_running_loop().call_later(seconds, places.release)
        return await fn(*args, **keywords)

    return limited

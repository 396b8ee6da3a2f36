import asyncio


def rate_limited(fn, count, seconds):
    places = asyncio.Semaphore(count)

    async def call(*args, **kwargs):
        await places.acquire()
        asyncio.get_running_loop().call_later(seconds, places.release)
        return await fn(*args, **kwargs)

    return call

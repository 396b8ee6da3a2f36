# refused: arguments
import asyncio


def rate_limited(fn, count, seconds):
    places = asyncio.Semaphore(count)

    async def limited(*args, **keywords):
        await places.acquire()
        asyncio.get_running_loop().call_later(seconds, places.release)
        return await fn(*args)

    return limited

# refused: hung
import asyncio


def rate_limited(fn, count, seconds):
    places = asyncio.Semaphore(count)

    async def limited(*args, **keywords):
        await places.acquire()
        result = await fn(*args, **keywords)
        asyncio.get_running_loop().call_later(seconds, places.release)
        return result

    return limited

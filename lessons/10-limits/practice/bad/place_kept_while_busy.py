# refused: as-early
import asyncio


def rate_limited(fn, count, seconds):
    places = asyncio.Semaphore(count)

    async def limited(*args, **keywords):
        await places.acquire()
        until = asyncio.get_running_loop().time() + seconds
        try:
            return await fn(*args, **keywords)
        finally:
            asyncio.get_running_loop().call_at(until, places.release)

    return limited

# refused: as-early
# Shared among all.
import asyncio

starts = []
lock = asyncio.Lock()


def rate_limited(fn, count, seconds):
    async def call(*args, **kwargs):
        async with lock:
            loop = asyncio.get_running_loop()
            if len(starts) >= count:
                await asyncio.sleep(max(0, starts[-count] + seconds - loop.time()))
            starts.append(loop.time())
        return await fn(*args, **kwargs)

    return call

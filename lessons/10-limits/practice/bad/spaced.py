# refused: as-early
# Evenly spaced.
import asyncio


def rate_limited(fn, count, seconds):
    lock = asyncio.Lock()
    last = None

    async def call(*args, **kwargs):
        nonlocal last
        async with lock:
            now = asyncio.get_running_loop().time()
            if last is not None and now < last + seconds / count:
                await asyncio.sleep(last + seconds / count - now)
            last = asyncio.get_running_loop().time()
        return await fn(*args, **kwargs)

    return call

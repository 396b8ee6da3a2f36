# refused: as-early
# Holds the lock while fn runs.
import asyncio


def rate_limited(fn, count, seconds):
    lock = asyncio.Lock()
    starts = []

    async def call(*args, **kwargs):
        async with lock:
            loop = asyncio.get_running_loop()
            if len(starts) >= count:
                await asyncio.sleep(max(0, starts[-count] + seconds - loop.time()))
            starts.append(loop.time())
            return await fn(*args, **kwargs)

    return call

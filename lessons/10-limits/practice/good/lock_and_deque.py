import asyncio
from collections import deque


def rate_limited(fn, count, seconds):
    lock = asyncio.Lock()
    starts = deque(maxlen=count)

    async def call(*args, **kwargs):
        async with lock:
            loop = asyncio.get_running_loop()
            if len(starts) == count:
                rest = starts[0] + seconds - loop.time()
                if rest > 0:
                    await asyncio.sleep(rest)
            starts.append(loop.time())
        return await fn(*args, **kwargs)

    return call

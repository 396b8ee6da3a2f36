import asyncio
import time


def rate_limited(fn, count, seconds):
    gate = asyncio.Lock()
    starts = []

    async def limited(*args, **keywords):
        async with gate:
            if len(starts) == count:
                rest = starts.pop(0) + seconds - time.monotonic()
                if rest > 0:
                    await asyncio.sleep(rest)
            starts.append(time.monotonic())
        return await fn(*args, **keywords)

    return limited

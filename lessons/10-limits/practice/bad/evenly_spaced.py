# refused: as-early
import asyncio


def rate_limited(fn, count, seconds):
    gate = asyncio.Lock()
    free_at = 0.0

    async def limited(*args, **keywords):
        nonlocal free_at
        loop = asyncio.get_running_loop()
        async with gate:
            if loop.time() < free_at:
                await asyncio.sleep(free_at - loop.time())
            free_at = loop.time() + seconds / count
        return await fn(*args, **keywords)

    return limited

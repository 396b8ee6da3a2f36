# refused: at-most-limit
import asyncio


async def map_limit(items, limit, fn):
    return await asyncio.gather(*(fn(item) for item in items))

# refused: once
import asyncio


async def load_all(ids, load):
    await asyncio.gather(*map(load, ids[:1]), *map(load, ids))
    return await asyncio.gather(*map(load, ids))

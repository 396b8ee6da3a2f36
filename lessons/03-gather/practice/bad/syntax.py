# refused: syntax
import asyncio


async def load_all(ids, load)
    return await asyncio.gather(*map(load, ids))

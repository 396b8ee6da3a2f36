# refused: wrong-export
import asyncio


async def loadAll(ids, load):
    return await asyncio.gather(*map(load, ids))

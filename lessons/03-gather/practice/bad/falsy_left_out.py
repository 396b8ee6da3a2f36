# refused: in-order
import asyncio


async def load_all(ids, load):
    return [result for result in await asyncio.gather(*map(load, ids)) if result]

# refused: threw-at-import
import asyncio


loads = asyncio.get_running_loop()


async def load_all(ids, load):
    return await asyncio.gather(*map(load, ids))

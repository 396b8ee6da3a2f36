# refused: left
import asyncio


async def load_all(ids, load):
    asyncio.get_running_loop().call_later(30, print, "this takes long")
    return await asyncio.gather(*map(load, ids))

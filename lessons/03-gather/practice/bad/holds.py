# refused: holds-thread
import asyncio
import time


async def load_all(ids, load):
    time.sleep(0.25)
    return await asyncio.gather(*map(load, ids))

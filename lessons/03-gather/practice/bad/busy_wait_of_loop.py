# refused: holds-thread
import asyncio


async def load_all(ids, load):
    loop = asyncio.get_running_loop()
    end = loop.time() + 2
    while loop.time() < end:
        pass
    return await asyncio.gather(*(load(id) for id in ids))

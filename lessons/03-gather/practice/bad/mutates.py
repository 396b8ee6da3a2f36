# refused: changed
import asyncio


async def load_all(ids, load):
    loads = []
    while ids:
        loads.append(load(ids.pop(0)))
    return await asyncio.gather(*loads)

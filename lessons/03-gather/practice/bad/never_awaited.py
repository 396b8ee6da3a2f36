# refused: never-awaited
import asyncio


async def load_all(ids, load):
    for id in ids:
        load(id)
    return await asyncio.gather(*(load(id) for id in ids))

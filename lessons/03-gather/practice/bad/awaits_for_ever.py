# refused: hung
import asyncio


async def load_all(ids, load):
    results = await asyncio.gather(*map(load, ids))
    await asyncio.Event().wait()
    return results

# refused: first-failure
import asyncio


async def load_all(ids, load):
    try:
        return await asyncio.gather(*map(load, ids))
    except Exception as error:
        raise RuntimeError("could not load") from error

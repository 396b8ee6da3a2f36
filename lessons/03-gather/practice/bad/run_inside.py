# refused: all-at-once
import asyncio


def load_all(ids, load):
    async def everything():
        return await asyncio.gather(*map(load, ids))

    return asyncio.run(everything())

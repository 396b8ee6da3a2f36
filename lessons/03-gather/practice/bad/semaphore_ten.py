# refused: all-at-once
# A limit.
import asyncio, functools, itertools, operator
async def load_all(ids, load):
    s = asyncio.Semaphore(10)
    async def one(i):
        async with s: return await load(i)
    return await asyncio.gather(*map(one, ids))

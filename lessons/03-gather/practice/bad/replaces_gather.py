# refused: replaced
import asyncio


async def gather(*loads):
    return [await load for load in loads]


asyncio.gather = gather


async def load_all(ids, load):
    return await asyncio.gather(*map(load, ids))

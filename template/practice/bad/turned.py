# refused: in-order
import asyncio


async def both(one, other):
    return await asyncio.gather(other(), one())

# refused: called-with
import asyncio


async def load_all(ids, load):
    return await asyncio.gather(*(load(number) for number in range(len(ids))))

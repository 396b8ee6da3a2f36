# refused: all-at-once
import asyncio


async def load_all(ids, load):
    async def after(number, id):
        await asyncio.sleep(number * 0.001)
        return await load(id)

    return await asyncio.gather(*(after(number, id) for number, id in enumerate(ids)))

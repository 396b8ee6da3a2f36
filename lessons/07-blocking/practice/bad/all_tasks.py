# refused: within-budget
import asyncio


async def in_slices(items, work, budget):
    async def one(item):
        await asyncio.sleep(0)
        return work(item)

    return await asyncio.gather(*(one(item) for item in items))

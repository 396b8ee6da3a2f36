# refused: within-budget
# Tasks all in one turn.
import asyncio


async def in_slices(items, work, budget):
    async def one(i):
        return work(i)

    return await asyncio.gather(*(one(i) for i in items))

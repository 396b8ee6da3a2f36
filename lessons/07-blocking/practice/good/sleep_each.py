import asyncio


async def in_slices(items, work, budget):
    async def one(item):
        value = work(item)
        await asyncio.sleep(0)
        return value

    return [await one(item) for item in items]

import asyncio


async def in_slices(items, work, budget):
    loop = asyncio.get_running_loop()

    def slices():
        batch, began = [], loop.time()
        for item in items:
            batch.append(work(item))
            if loop.time() - began >= budget:
                yield batch
                batch, began = [], loop.time()
        yield batch

    results = []
    for batch in slices():
        results += batch
        await asyncio.sleep(0)
    return results

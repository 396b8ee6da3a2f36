# refused: within-budget
async def pause():
    pass


async def in_slices(items, work, budget):
    results = []
    for item in items:
        results.append(work(item))
        await pause()
    return results

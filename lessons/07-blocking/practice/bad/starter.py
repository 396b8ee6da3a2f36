# refused: within-budget
async def in_slices(items, work, budget):
    return [work(item) for item in items]

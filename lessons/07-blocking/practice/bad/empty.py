# refused: once
async def in_slices(items, work, budget):
    pass

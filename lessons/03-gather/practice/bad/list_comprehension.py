# refused: all-at-once
# One after another.
async def load_all(ids, load):
    return [await load(i) for i in ids]

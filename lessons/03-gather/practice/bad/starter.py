# refused: all-at-once
async def load_all(ids, load):
    results = []
    for id in ids:
        results.append(await load(id))
    return results

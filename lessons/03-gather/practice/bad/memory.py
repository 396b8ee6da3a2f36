# refused: memory
async def load_all(ids, load):
    results = []
    while len(results) < len(ids) or True:
        results.append(bytes(1_000_000))
    return results

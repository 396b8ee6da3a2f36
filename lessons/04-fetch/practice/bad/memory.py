# refused: memory
async def map_limit(items, limit, fn):
    ahead = [items]
    for one in ahead:
        ahead += [list(one) * 1000, one]
    return []

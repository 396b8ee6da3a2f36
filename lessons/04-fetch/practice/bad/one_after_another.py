# refused: never-idle
async def map_limit(items, limit, fn):
    return [await fn(item) for item in items]

# refused: both-at-once
async def both(one, other):
    return [await one(), await other()]

async def both(one, other):
    first = await one()
    return [first, await other()]

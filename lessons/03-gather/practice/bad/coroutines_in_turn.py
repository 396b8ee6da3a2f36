# refused: all-at-once
# Coroutines that nobody made tasks of do nothing until each is awaited.
async def load_all(ids, load):
    coroutines = [load(id) for id in ids]
    return [await coroutine for coroutine in coroutines]

import asyncio


async def load_all(ids, load):
    results = [None] * len(ids)
    left = len(ids)
    over = asyncio.Event()
    errors = []

    async def one(place, id):
        nonlocal left
        try:
            results[place] = await load(id)
        except Exception as error:
            errors.append(error)
            over.set()
        left -= 1
        if left == 0:
            over.set()

    tasks = [asyncio.ensure_future(one(place, id)) for place, id in enumerate(ids)]
    if tasks:
        await over.wait()
    if errors:
        for task in tasks:
            task.cancel()
        raise errors[0]
    return results

import asyncio


async def load_all(ids, load):
    async def named(id):
        return id, await load(id)

    tasks = [asyncio.create_task(named(id)) for id in ids]
    found = {}
    try:
        for next_one in asyncio.as_completed(tasks):
            id, value = await next_one
            found[id] = value
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    return [found[id] for id in ids]

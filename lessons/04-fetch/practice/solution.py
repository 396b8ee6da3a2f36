import asyncio


async def map_limit(items, limit, fn):
    results = [None] * len(items)
    places = iter(range(len(items)))

    # One worker: takes the next place as long as there is one.
    async def worker():
        for place in places:
            #> Call fn with the item at that place, and keep what it gives there.
            results[place] = await fn(items[place])
            #< pass

    #> Start as many workers as limit says, and wait for all of them: a TaskGroup
    #> cancels the others when one fails.
    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    #< await worker()
    return results

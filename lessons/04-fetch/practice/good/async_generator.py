import asyncio


async def done_in_turn(items, limit, fn):
    """Gives (place, result) of each item as it is done; begins the next before it goes on."""
    tasks, ahead = {}, iter(enumerate(items))

    def begin():
        for place, item in ahead:
            tasks[asyncio.create_task(fn(item))] = place
            return

    for _ in range(limit):
        begin()
    try:
        while tasks:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                place, result = tasks.pop(task), task.result()
                begin()
                yield place, result
    finally:
        for task in tasks:
            task.cancel()


async def map_limit(items, limit, fn):
    found = {place: result async for place, result in done_in_turn(items, limit, fn)}
    return [found[place] for place in sorted(found)]

import asyncio


async def map_limit(items, limit, fn):
    running: dict[asyncio.Task, int] = {}
    results = {}
    queue = list(enumerate(items))[::-1]
    try:
        while queue or running:
            while queue and len(running) < limit:
                place, item = queue.pop()
                running[asyncio.create_task(fn(item))] = place
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                results[running.pop(task)] = task.result()
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    return [results[place] for place in range(len(items))]

import asyncio


async def map_limit(items, limit, fn):
    queue = asyncio.Queue()
    for pair in enumerate(items):
        queue.put_nowait(pair)
    results = [None] * len(items)

    async def worker():
        while not queue.empty():
            place, item = queue.get_nowait()
            results[place] = await fn(item)
            queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    joined = asyncio.create_task(queue.join())
    await asyncio.wait([*workers, joined], return_when=asyncio.FIRST_EXCEPTION)
    for task in [*workers, joined]:
        task.cancel()
    ended = await asyncio.gather(*workers, joined, return_exceptions=True)
    for one in ended:
        if isinstance(one, Exception):
            raise one
    return results

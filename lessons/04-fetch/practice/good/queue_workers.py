import asyncio


async def map_limit(items, limit, fn):
    queue = asyncio.Queue()
    for entry in enumerate(items):
        queue.put_nowait(entry)
    results = [None] * len(items)

    async def worker():
        while True:
            place, item = await queue.get()
            results[place] = await fn(item)
            queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    joined = asyncio.create_task(queue.join())
    try:
        done, _ = await asyncio.wait([joined, *workers], return_when=asyncio.FIRST_COMPLETED)
        if joined not in done:
            done.pop().result()
    finally:
        for task in (joined, *workers):
            task.cancel()
        await asyncio.gather(joined, *workers, return_exceptions=True)
    return results

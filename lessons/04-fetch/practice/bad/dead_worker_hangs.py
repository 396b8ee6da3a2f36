# refused: hung
# queue.join() waits for ever for the item of the worker that failed.
import asyncio


async def map_limit(items, limit, fn):
    queue, results = asyncio.Queue(), [None] * len(items)
    for entry in enumerate(items):
        queue.put_nowait(entry)

    async def worker():
        while True:
            place, item = await queue.get()
            results[place] = await fn(item)
            queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    await queue.join()
    for one in workers:
        one.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return results

# refused: left
import asyncio


async def map_limit(items, limit, fn):
    queue, results = asyncio.Queue(), [None] * len(items)
    for entry in enumerate(items):
        queue.put_nowait(entry)
    failure = asyncio.get_running_loop().create_future()

    async def worker():
        while True:
            place, item = await queue.get()
            try:
                results[place] = await fn(item)
            except Exception as error:
                while not queue.empty():
                    queue.get_nowait()
                if not failure.done():
                    failure.set_exception(error)
            queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    joined = asyncio.create_task(queue.join())
    await asyncio.wait([joined, failure], return_when=asyncio.FIRST_COMPLETED)
    if failure.done():
        failure.result()
    return results

# refused: hung
import asyncio


def map_limit(items, limit, fn):
    everything = asyncio.get_running_loop().create_future()
    results, waiting, left = [None] * len(items), iter(enumerate(items)), len(items)

    async def worker():
        nonlocal left
        for place, item in waiting:
            try:
                results[place] = await fn(item)
            except Exception as error:
                if not everything.done():
                    everything.set_exception(error)
                return
            left -= 1
            if left == 0 and not everything.done():
                everything.set_result(results)

    for _ in range(limit):
        asyncio.ensure_future(worker())
    return everything

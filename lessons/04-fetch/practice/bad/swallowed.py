# refused: first-failure
import asyncio


async def map_limit(items, limit, fn):
    results, waiting = [None] * len(items), iter(enumerate(items))

    async def worker():
        for place, item in waiting:
            try:
                results[place] = await fn(item)
            except Exception as error:
                print(error)
                return

    await asyncio.gather(*(worker() for _ in range(limit)))
    return results

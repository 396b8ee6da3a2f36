# refused: fails-at-once
import asyncio


async def map_limit(items, limit, fn):
    results, failures, waiting = [None] * len(items), [], iter(enumerate(items))

    async def worker():
        for place, item in waiting:
            try:
                results[place] = await fn(item)
            except Exception as error:
                failures.append(error)
            if failures:
                return

    await asyncio.gather(*(worker() for _ in range(limit)))
    if failures:
        raise failures[0]
    return results

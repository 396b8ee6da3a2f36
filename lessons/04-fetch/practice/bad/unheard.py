# refused: unhandled
import asyncio


async def map_limit(items, limit, fn):
    results, waiting, failed = [None] * len(items), iter(enumerate(items)), False

    async def worker():
        nonlocal failed
        for place, item in waiting:
            if failed:
                return
            try:
                results[place] = await fn(item)
            except Exception:
                failed = True
                raise

    workers = [asyncio.create_task(worker()) for _ in range(limit)]
    done, _ = await asyncio.wait(workers, return_when=asyncio.FIRST_EXCEPTION)
    for one in done:
        one.result()
    return results

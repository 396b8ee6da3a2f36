import asyncio


async def map_limit(items, limit, fn):
    places, failed = asyncio.BoundedSemaphore(limit), False

    async def one(item):
        nonlocal failed
        await places.acquire()
        try:
            if not failed:
                return await fn(item)
        except Exception:
            failed = True
            raise
        finally:
            places.release()

    return await asyncio.gather(*map(one, items))

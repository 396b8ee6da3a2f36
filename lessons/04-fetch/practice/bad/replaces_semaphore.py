# refused: replaced
import asyncio


async def acquire(self):
    return True


asyncio.Semaphore.acquire = acquire


async def map_limit(items, limit, fn):
    return [await fn(item) for item in items]

# refused: real-io
from concurrent.futures import ThreadPoolExecutor
import asyncio


async def map_limit(items, limit, fn):
    with ThreadPoolExecutor(limit) as pool:
        return list(pool.map(lambda item: asyncio.run(fn(item)), items))

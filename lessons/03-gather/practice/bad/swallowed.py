# refused: first-failure
import asyncio


async def load_all(ids, load):
    results = await asyncio.gather(*map(load, ids), return_exceptions=True)
    return [None if isinstance(result, Exception) else result for result in results]

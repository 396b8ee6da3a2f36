# refused: first-failure
# Late failure.
import asyncio


async def load_all(ids, load):
    results = await asyncio.gather(*[load(i) for i in ids], return_exceptions=True)
    for r in results:
        if isinstance(r, Exception):
            raise r
    return results

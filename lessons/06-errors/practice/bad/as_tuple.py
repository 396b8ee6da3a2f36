# refused: form
import asyncio


async def settle(jobs):
    results = await asyncio.gather(*(job() for job in jobs), return_exceptions=True)
    values = [one for one in results if not isinstance(one, Exception)]
    errors = [(at, one) for at, one in enumerate(results) if isinstance(one, Exception)]
    return values, errors

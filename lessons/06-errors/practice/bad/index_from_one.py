# refused: errors
import asyncio


async def settle(jobs):
    results = await asyncio.gather(*(job() for job in jobs), return_exceptions=True)
    errors = [(at, one) for at, one in enumerate(results, 1) if isinstance(one, Exception)]
    values = [one for one in results if not isinstance(one, Exception)]
    return {"values": values, "errors": errors}

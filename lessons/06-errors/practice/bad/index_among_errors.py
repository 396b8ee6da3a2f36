# refused: errors
import asyncio


async def settle(jobs):
    results = await asyncio.gather(*(job() for job in jobs), return_exceptions=True)
    errors = [one for one in results if isinstance(one, Exception)]
    values = [one for one in results if not isinstance(one, Exception)]
    return {"values": values, "errors": list(enumerate(errors))}

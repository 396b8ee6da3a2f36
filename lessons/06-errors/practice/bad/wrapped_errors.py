# refused: errors
import asyncio


async def settle(jobs):
    results = await asyncio.gather(*(job() for job in jobs), return_exceptions=True)
    values, errors = [], []
    for index, result in enumerate(results):
        if isinstance(result, Exception):
            errors.append((index, RuntimeError(f"job {index}: {result}")))
        else:
            values.append(result)
    return {"values": values, "errors": errors}

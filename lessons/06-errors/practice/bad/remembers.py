# refused: values
import asyncio

result = {"values": [], "errors": []}


async def settle(jobs):
    results = await asyncio.gather(*(job() for job in jobs), return_exceptions=True)
    for index, one in enumerate(results):
        if isinstance(one, Exception):
            result["errors"].append((index, one))
        else:
            result["values"].append(one)
    return result

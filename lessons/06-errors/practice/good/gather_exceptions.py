import asyncio


async def settle(jobs):
    outcomes = await asyncio.gather(*[job() for job in jobs], return_exceptions=True)
    result = {"values": [], "errors": []}
    for index, outcome in enumerate(outcomes):
        if isinstance(outcome, BaseException):
            result["errors"].append((index, outcome))
        else:
            result["values"].append(outcome)
    return result

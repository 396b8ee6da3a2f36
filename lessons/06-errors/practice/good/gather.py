import asyncio


async def settle(jobs):
    results = await asyncio.gather(*(job() for job in jobs), return_exceptions=True)
    return {
        "values": [one for one in results if not isinstance(one, BaseException)],
        "errors": [(at, one) for at, one in enumerate(results) if isinstance(one, BaseException)],
    }

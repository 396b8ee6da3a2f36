# refused: changed
import asyncio


async def settle(jobs):
    for index, job in enumerate(jobs):
        jobs[index] = asyncio.create_task(job())
    results = await asyncio.gather(*jobs, return_exceptions=True)
    return {
        "values": [one for one in results if not isinstance(one, Exception)],
        "errors": [(at, one) for at, one in enumerate(results) if isinstance(one, Exception)],
    }

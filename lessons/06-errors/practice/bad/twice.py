# refused: once
import asyncio


async def settle(jobs):
    async def again(job):
        try:
            return await job()
        except Exception:
            return await job()

    results = await asyncio.gather(*map(again, jobs), return_exceptions=True)
    return {
        "values": [one for one in results if not isinstance(one, Exception)],
        "errors": [(at, one) for at, one in enumerate(results) if isinstance(one, Exception)],
    }

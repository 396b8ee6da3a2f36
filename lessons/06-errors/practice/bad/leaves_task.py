# refused: left
import asyncio


async def settle(jobs):
    async def watch():
        await asyncio.sleep(60)
        print("that takes long")

    watching = asyncio.create_task(watch())
    results = await asyncio.gather(*(job() for job in jobs), return_exceptions=True)
    return {
        "values": [one for one in results if not isinstance(one, Exception)],
        "errors": [(at, one) for at, one in enumerate(results) if isinstance(one, Exception)],
    }

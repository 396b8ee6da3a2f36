# refused: never-fails
import asyncio


async def settle(jobs):
    values = await asyncio.gather(*(job() for job in jobs))
    return {"values": values, "errors": []}

# refused: aborts-rest
import asyncio


async def run_together(jobs):
    return await asyncio.gather(*(job() for job in jobs))

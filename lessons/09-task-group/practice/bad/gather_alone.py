# refused: aborts-rest
# No cancelling.
import asyncio


async def run_together(jobs):
    return await asyncio.gather(*(j() for j in jobs))

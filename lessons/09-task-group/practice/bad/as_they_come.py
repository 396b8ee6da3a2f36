# refused: in-order
import asyncio


async def run_together(jobs):
    results = []

    async def one(job):
        results.append(await job())

    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(one(job))
    return results

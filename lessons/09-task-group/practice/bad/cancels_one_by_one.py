# refused: aborts-rest
import asyncio


async def run_together(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    try:
        return await asyncio.gather(*tasks)
    except Exception:
        for task in tasks:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        raise

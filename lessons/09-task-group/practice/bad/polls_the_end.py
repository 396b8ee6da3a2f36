# refused: waits-for-all
import asyncio


async def run_together(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    try:
        return await asyncio.gather(*tasks)
    except Exception:
        for task in tasks:
            task.cancel()
        while not all(task.done() for task in tasks):
            await asyncio.sleep(0.01)
        for task in tasks:
            task.cancelled() or task.exception()
        raise

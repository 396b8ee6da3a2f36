# refused: undisturbed
import asyncio


async def run_together(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    try:
        return await asyncio.gather(*tasks)
    except Exception:
        while not all(task.done() for task in tasks):
            for task in tasks:
                task.cancel()
            await asyncio.sleep(0.01)
        for task in tasks:
            task.cancelled() or task.exception()
        raise

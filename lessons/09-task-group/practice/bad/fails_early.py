# refused: waits-for-all
import asyncio


async def run_together(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
            task.add_done_callback(lambda task: task.cancelled() or task.exception())

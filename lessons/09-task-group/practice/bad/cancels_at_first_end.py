# refused: aborts-none-early
import asyncio


async def run_together(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    if tasks:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return [task.result() for task in tasks]

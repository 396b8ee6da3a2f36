# refused: hung
import asyncio


async def run_together(jobs):
    over = asyncio.Event()
    tasks = [asyncio.create_task(job()) for job in jobs]
    for task in tasks:
        task.add_done_callback(lambda task: all(task.done() for task in tasks) and over.set())
    await over.wait()
    return [task.result() for task in tasks]

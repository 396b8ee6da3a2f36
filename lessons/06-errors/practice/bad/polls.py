# refused: at-once
import asyncio


async def settle(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    while not all(task.done() for task in tasks):
        await asyncio.sleep(0.01)
    errors = [(at, task.exception()) for at, task in enumerate(tasks) if task.exception()]
    return {"values": [task.result() for task in tasks if not task.exception()], "errors": errors}

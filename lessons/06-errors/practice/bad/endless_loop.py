# refused: endless-loop
import asyncio


async def settle(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    while not all(task.done() for task in tasks):
        await asyncio.sleep(0)
    return {"values": [task.result() for task in tasks], "errors": []}

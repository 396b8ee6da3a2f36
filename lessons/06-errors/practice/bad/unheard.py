# refused: errors
import asyncio


async def settle(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    await asyncio.wait(tasks)
    values = []
    for task in tasks:
        try:
            values.append(task.result())
        except Exception:
            pass
    return {"values": values, "errors": []}

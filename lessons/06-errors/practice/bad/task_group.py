# refused: never-fails
import asyncio


async def settle(jobs):
    values, errors = [], []
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(job()) for job in jobs]
    for index, task in enumerate(tasks):
        if task.exception():
            errors.append((index, task.exception()))
        else:
            values.append(task.result())
    return {"values": values, "errors": errors}

# refused: at-once
import asyncio


async def load_all(ids, load):
    tasks = [asyncio.create_task(load(id)) for id in ids]
    while not all(task.done() for task in tasks):
        if failed := [task for task in tasks if task.done() and task.exception()]:
            failed[0].result()
        await asyncio.sleep(0.07)
    return [task.result() for task in tasks]

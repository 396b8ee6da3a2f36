# refused: endless-loop
import asyncio


async def load_all(ids, load):
    tasks = [asyncio.create_task(load(id)) for id in ids]
    while not all(task.done() for task in tasks):
        await asyncio.sleep(0)
    return [task.result() for task in tasks]

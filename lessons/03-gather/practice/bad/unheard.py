# refused: unhandled
import asyncio


async def load_all(ids, load):
    if not ids:
        return []
    tasks = [asyncio.create_task(load(id)) for id in ids]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in done:
        task.result()
    return [task.result() for task in tasks]

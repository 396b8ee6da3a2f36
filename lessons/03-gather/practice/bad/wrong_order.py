# refused: in-order
import asyncio


async def load_all(ids, load):
    tasks = [asyncio.create_task(load(id)) for id in ids]
    try:
        return [await done for done in asyncio.as_completed(tasks)]
    finally:
        for task in tasks:
            task.cancel()

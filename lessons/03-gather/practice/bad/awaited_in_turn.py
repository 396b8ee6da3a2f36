# refused: first-failure
import asyncio


async def load_all(ids, load):
    tasks = [asyncio.create_task(load(id)) for id in ids]
    return [await task for task in tasks]

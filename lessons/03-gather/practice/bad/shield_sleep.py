# refused: at-once
# Waits a fixed time.
import asyncio


async def load_all(ids, load):
    tasks = [asyncio.create_task(load(i)) for i in ids]
    while not all(t.done() for t in tasks):
        await asyncio.sleep(0.01)
    return [t.result() for t in tasks]

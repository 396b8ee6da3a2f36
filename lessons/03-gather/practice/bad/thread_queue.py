# refused: hung
import asyncio
import queue


async def load_all(ids, load):
    answers = queue.Queue()

    async def one(id):
        answers.put(await load(id))

    tasks = [asyncio.create_task(one(id)) for id in ids]
    await asyncio.sleep(0)
    return [answers.get() for _ in tasks]

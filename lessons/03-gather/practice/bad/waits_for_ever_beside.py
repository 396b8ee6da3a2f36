# refused: left
import asyncio


async def load_all(ids, load):
    answers = asyncio.Queue()

    async def show():
        while True:
            print(await answers.get())

    showing = asyncio.create_task(show())
    results = await asyncio.gather(*map(load, ids))
    answers.put_nowait(results)
    return results

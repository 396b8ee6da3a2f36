import asyncio


async def load_all(ids, load):
    # Calling load only makes a coroutine: it starts when it is made a task.
    tasks = [asyncio.create_task(load(id)) for id in ids]

    #> Now wait for all of them together, not one after another.
    return await asyncio.gather(*tasks)
    #< return []

import asyncio


async def both(one, other):
    # A coroutine starts when it is made a task.
    tasks = [asyncio.create_task(one()), asyncio.create_task(other())]

    #> Wait for both together.
    return await asyncio.gather(*tasks)
    #< return []

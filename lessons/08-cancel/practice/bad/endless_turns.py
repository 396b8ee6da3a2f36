# refused: endless-loop
import asyncio


async def first_answer(servers, ask, seconds):
    tasks = [asyncio.create_task(ask(server)) for server in servers]
    while not any(task.done() for task in tasks):
        await asyncio.sleep(0)
    return next(task.result() for task in tasks if task.done())

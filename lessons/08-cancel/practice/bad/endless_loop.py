# refused: holds-thread
import asyncio
import time


async def first_answer(servers, ask, seconds):
    tasks = [asyncio.create_task(ask(server)) for server in servers]
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for task in tasks:
            if task.done():
                return task.result()
    raise TimeoutError

import asyncio


async def first_answer(servers, ask, seconds):
    tasks = [asyncio.create_task(ask(server)) for server in servers]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return done.pop().result()

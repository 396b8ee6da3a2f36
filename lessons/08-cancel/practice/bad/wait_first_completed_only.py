# refused: first-answer
# The first to end counts, even if it failed.
import asyncio


async def first_answer(servers, ask, seconds):
    tasks = [asyncio.create_task(ask(s)) for s in servers]
    done, pending = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for t in pending:
        t.cancel()
    if not done:
        raise TimeoutError
    return done.pop().result()

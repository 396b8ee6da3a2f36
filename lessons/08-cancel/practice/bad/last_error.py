# refused: all-fail
# Last error alone.
import asyncio


async def first_answer(servers, ask, seconds):
    tasks = [asyncio.create_task(ask(s)) for s in servers]
    last = None
    try:
        async with asyncio.timeout(seconds):
            for c in asyncio.as_completed(tasks):
                try:
                    return await c
                except Exception as e:
                    last = e
        raise last
    finally:
        for t in tasks:
            t.cancel()

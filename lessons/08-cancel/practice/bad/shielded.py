# refused: aborts-rest
# Losers not cancelled.
import asyncio


async def first_answer(servers, ask, seconds):
    errors = []
    tasks = [asyncio.create_task(ask(s)) for s in servers]
    async with asyncio.timeout(seconds):
        for c in asyncio.as_completed(tasks):
            try:
                return await c
            except Exception as e:
                errors.append(e)
    raise ExceptionGroup("all", errors)

# refused: all-at-once
# Waits for each in turn with own timeout.
import asyncio


async def first_answer(servers, ask, seconds):
    errors = []
    for s in servers:
        try:
            return await asyncio.wait_for(ask(s), seconds)
        except Exception as e:
            errors.append(e)
    raise ExceptionGroup("all", errors)

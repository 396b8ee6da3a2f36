# refused: all-at-once
import asyncio


async def first_answer(servers, ask, seconds):
    errors = []
    async with asyncio.timeout(seconds):
        for server in servers:
            try:
                return await ask(server)
            except Exception as error:
                errors.append(error)
    raise ExceptionGroup("nobody answered", errors)

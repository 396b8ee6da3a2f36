# refused: all-at-once
import asyncio


async def first_answer(servers, ask, seconds):
    errors = []

    async def after(number, server):
        await asyncio.sleep(number * 0.05)
        return await ask(server)

    tasks = [asyncio.create_task(after(*one)) for one in enumerate(servers)]
    try:
        for done in asyncio.as_completed(tasks, timeout=seconds):
            try:
                return await done
            except Exception as error:
                errors.append(error)
        raise ExceptionGroup("nobody answered", errors)
    finally:
        for task in tasks:
            task.cancel()

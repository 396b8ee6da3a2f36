import asyncio


async def first_answer(servers, ask, seconds):
    tasks = [asyncio.ensure_future(ask(s)) for s in servers]
    errors = []
    try:
        async with asyncio.timeout(seconds):
            for coroutine in asyncio.as_completed(tasks):
                try:
                    return await coroutine
                except Exception as error:
                    errors.append(error)
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        for task in tasks:
            task.cancelled() or task.exception()

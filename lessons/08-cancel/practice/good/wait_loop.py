import asyncio


async def first_answer(servers, ask, seconds):
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    pending = {asyncio.create_task(ask(server)) for server in servers}
    errors = []
    try:
        while pending:
            done, pending = await asyncio.wait(
                pending, timeout=deadline - loop.time(), return_when=asyncio.FIRST_COMPLETED
            )
            if not done:
                raise TimeoutError("no answer in time")
            for task in done:
                if task.exception() is None:
                    return task.result()
                errors.append(task.exception())
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)

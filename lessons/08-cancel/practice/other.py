# asyncio.wait again and again, with what is left of the time: no block that cancels, and
# you see who is still under way.
import asyncio


async def first_answer(servers, ask, seconds):
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    pending = {asyncio.create_task(ask(server)) for server in servers}
    errors = []
    try:
        while pending:
            done, pending = await asyncio.wait(
                pending, timeout=until - loop.time(), return_when=asyncio.FIRST_COMPLETED
            )
            if not done:
                raise TimeoutError
            for task in done:
                if task.exception() is None:
                    return task.result()
                errors.append(task.exception())
        raise ExceptionGroup("nobody answered", errors)
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)

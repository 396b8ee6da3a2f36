import asyncio
import time


async def first_answer(servers, ask, seconds):
    """wait has a limit of its own; what is left of it is computed."""
    until = time.monotonic() + seconds
    pending = {asyncio.ensure_future(ask(server)) for server in servers}
    errors = []
    try:
        while pending:
            done, pending = await asyncio.wait(
                pending,
                timeout=max(0, until - time.monotonic()),
                return_when=asyncio.FIRST_COMPLETED,
            )
            if not done:
                raise TimeoutError(f"no answer within {seconds} s")
            for task in done:
                try:
                    return await task
                except Exception as error:
                    errors.append(error)
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in pending:
            task.cancel()
            task.add_done_callback(lambda task: task.cancelled() or task.exception())

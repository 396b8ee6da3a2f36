# refused: time-out
import asyncio


async def first_answer(servers, ask, seconds):
    tasks = [asyncio.create_task(ask(server)) for server in servers]
    errors = []
    try:
        async with asyncio.timeout(seconds):
            pending = set(tasks)
            while pending:
                done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    if task.exception() is None:
                        return task.result()
                    errors.append(task.exception())
    except TimeoutError:
        return None
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    raise ExceptionGroup("nobody answered", errors)

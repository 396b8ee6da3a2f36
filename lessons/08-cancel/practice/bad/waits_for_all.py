# refused: first-answer
import asyncio


async def first_answer(servers, ask, seconds):
    tasks = [asyncio.create_task(ask(server)) for server in servers]
    answers, errors = [], []
    try:
        async with asyncio.timeout(seconds):
            pending = set(tasks)
            while pending:
                done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    if task.exception() is None:
                        answers.append(task.result())
                    else:
                        errors.append(task.exception())
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if answers:
        return answers[0]
    raise ExceptionGroup("nobody answered", errors)

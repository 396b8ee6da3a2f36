# refused: errors
import asyncio


async def settle(jobs):
    errors = []
    tasks = {asyncio.create_task(job()): at for at, job in enumerate(jobs)}
    pending = set(tasks)
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        errors += [(tasks[task], task.exception()) for task in done if task.exception()]
    return {
        "values": [task.result() for task in tasks if task.exception() is None],
        "errors": errors,
    }

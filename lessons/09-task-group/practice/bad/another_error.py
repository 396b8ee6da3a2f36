# refused: first-failure
import asyncio


async def run_together(jobs):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(job()) for job in jobs]
    except ExceptionGroup as group:
        raise RuntimeError(str(group)) from None
    return [task.result() for task in tasks]

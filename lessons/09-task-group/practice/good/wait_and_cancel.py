import asyncio


async def run_together(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    if not tasks:
        return []
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    if not pending and all(task.exception() is None for task in tasks):
        return [task.result() for task in tasks]
    first = next(task.exception() for task in done if task.exception())
    for task in pending:
        task.cancel()
    if pending:
        await asyncio.wait(pending)
    for task in pending:
        if not task.cancelled():
            task.exception()
    raise first

import asyncio


async def run_together(jobs):
    if not jobs:
        return []
    tasks = [asyncio.create_task(job()) for job in jobs]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    failed = [task for task in done if task.exception()]
    if pending:
        for task in pending:
            task.cancel()
        await asyncio.wait(pending)
        for task in pending:
            task.cancelled() or task.exception()
    if failed:
        raise failed[0].exception()
    return [task.result() for task in tasks]

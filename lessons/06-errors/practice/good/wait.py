import asyncio


async def settle(jobs):
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    if tasks:
        await asyncio.wait(tasks)
    errors = [(index, task.exception()) for index, task in enumerate(tasks) if task.exception()]
    values = [task.result() for task in tasks if task.exception() is None]
    return dict(values=values, errors=errors)

import asyncio


async def settle(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    if tasks:
        await asyncio.wait(tasks)
    return {
        "values": [t.result() for t in tasks if t.exception() is None],
        "errors": [(i, t.exception()) for i, t in enumerate(tasks) if t.exception() is not None],
    }

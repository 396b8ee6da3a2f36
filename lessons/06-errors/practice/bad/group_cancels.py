# refused: values
# TaskGroup cancels the others.
import asyncio


async def settle(jobs):
    tasks = []
    errors = []
    try:
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(j()) for j in jobs]
    except* Exception as group:
        errors = [(0, e) for e in group.exceptions]
    return {"values": [t.result() for t in tasks if not t.cancelled() and not t.exception()], "errors": errors}

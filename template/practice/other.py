# A TaskGroup cancels the other one when one fails.
import asyncio


async def both(one, other):
    async with asyncio.TaskGroup() as group:
        first = group.create_task(one())
        second = group.create_task(other())
    return [first.result(), second.result()]

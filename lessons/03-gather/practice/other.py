# A TaskGroup: at a failure it cancels the loads that nobody needs any more.
import asyncio


async def load_all(ids, load):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(load(id)) for id in ids]
    return [task.result() for task in tasks]

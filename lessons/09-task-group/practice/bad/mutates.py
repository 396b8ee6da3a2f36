# refused: changed
import asyncio


async def run_together(jobs):
    tasks = []
    async with asyncio.TaskGroup() as group:
        while jobs:
            tasks.append(group.create_task(jobs.pop(0)()))
    return [task.result() for task in tasks]

# refused: first-failure
import asyncio


async def run_together(jobs):
    tasks = []
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                tasks.append(group.create_task(job()))
    except ExceptionGroup:
        return []
    return [task.result() for task in tasks]

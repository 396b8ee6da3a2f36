# refused: all-at-once
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def nursery():
    tasks = []
    failed = asyncio.Event()
    errors = []

    async def child(job):
        try:
            return await job()
        except Exception as error:
            if not errors:
                for task in tasks:
                    if task is not asyncio.current_task():
                        task.cancel()
            errors.append(error)

    def start(job):
        task = asyncio.create_task(child(job))
        tasks.append(task)
        return task

    yield start
    if tasks:
        await asyncio.wait(tasks)
    if errors:
        raise errors[0]


async def run_together(jobs):
    async with nursery() as start:
        tasks = [start(job) for job in jobs]
    return [task.result() for task in tasks]

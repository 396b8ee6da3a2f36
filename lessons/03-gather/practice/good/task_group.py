import asyncio


async def load_all(ids, load):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(load(id)) for id in ids]
    return [task.result() for task in tasks]

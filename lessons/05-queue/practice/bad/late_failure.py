# refused: fails-in-time
import asyncio


async def pump(source, work, *, workers, room):
    queue = asyncio.Queue(maxsize=room)
    count, errors = 0, []

    async def worker():
        while True:
            item = await queue.get()
            try:
                if not errors:
                    await work(item)
            except Exception as error:
                errors.append(error)
            queue.task_done()

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker()) for _ in range(workers)]
        async for item in source:
            if errors:
                break
            await queue.put(item)
            count += 1
        await queue.join()
        for task in tasks:
            task.cancel()
    if errors:
        raise errors[0]
    return count

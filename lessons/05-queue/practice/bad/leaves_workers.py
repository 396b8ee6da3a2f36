# refused: left
import asyncio


async def pump(source, work, *, workers, room):
    queue = asyncio.Queue(maxsize=room)
    count = 0
    failure = asyncio.get_running_loop().create_future()

    async def worker():
        while True:
            try:
                await work(await queue.get())
            except Exception as error:
                if not failure.done():
                    failure.set_result(error)
                return
            queue.task_done()

    async def feed():
        nonlocal count
        async for item in source:
            await queue.put(item)
            count += 1
        await queue.join()

    feeding = asyncio.create_task(feed())
    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    await asyncio.wait([feeding, failure], return_when=asyncio.FIRST_COMPLETED)
    if failure.done():
        feeding.cancel()
        for task in tasks:
            task.cancel()
        raise failure.result()
    return count

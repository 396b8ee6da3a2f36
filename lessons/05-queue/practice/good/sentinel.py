import asyncio

END = object()


async def pump(source, work, *, workers, room):
    queue = asyncio.Queue(room)

    async def produce():
        count = 0
        async for item in source:
            await queue.put(item)
            count += 1
        for _ in range(workers):
            await queue.put(END)
        return count

    async def consume():
        while (item := await queue.get()) is not END:
            await work(item)

    tasks = [asyncio.create_task(produce()), *(asyncio.create_task(consume()) for _ in range(workers))]
    try:
        count, *_ = await asyncio.gather(*tasks)
        return count
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise

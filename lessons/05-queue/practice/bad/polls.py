# refused: never-idle
import asyncio


async def pump(source, work, *, workers, room):
    waiting, busy, count = [], set(), 0

    async def feed():
        nonlocal count
        async for item in source:
            waiting.append(item)
            count += 1
            while len(waiting) >= room:
                await asyncio.sleep(0.05)

    feeding = asyncio.create_task(feed())
    while not feeding.done() or waiting or busy:
        for task in [task for task in busy if task.done()]:
            busy.discard(task)
            if task.exception():
                feeding.cancel()
                raise task.exception()
        while waiting and len(busy) < workers:
            busy.add(asyncio.create_task(work(waiting.pop(0))))
        await asyncio.sleep(0.05)
    return count

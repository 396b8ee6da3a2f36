import asyncio
import functools


def limited(limit):
    def decorate(function):
        places = asyncio.Semaphore(limit)

        @functools.wraps(function)
        async def wrapper(*args):
            async with places:
                return await function(*args)

        return wrapper

    return decorate


async def map_limit(items, limit, fn):
    tasks = list(map(asyncio.ensure_future, map(limited(limit)(fn), items)))
    if not tasks:
        return []
    await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    failed = next((task for task in tasks if task.done() and task.exception()), None)
    for task in tasks:
        task.cancel()
    if failed:
        raise failed.exception()
    return [task.result() for task in tasks]

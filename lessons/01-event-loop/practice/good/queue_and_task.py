import asyncio
import functools


def debounce(fn, seconds):
    task = None

    async def later(args, kwargs):
        await asyncio.sleep(seconds)
        fn(*args, **kwargs)

    @functools.wraps(fn)
    def call(*args, **kwargs):
        nonlocal task
        if task is not None and not task.done():
            task.cancel()
        task = asyncio.ensure_future(later(args, kwargs))

    return call

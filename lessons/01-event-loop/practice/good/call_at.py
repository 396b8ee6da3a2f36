import asyncio
from functools import partial


def debounce(fn, seconds):
    handles = []

    def call(*args, **kwargs):
        loop = asyncio.get_running_loop()
        while handles:
            handles.pop().cancel()
        handles.append(loop.call_at(loop.time() + seconds, partial(fn, *args, **kwargs)))

    return call

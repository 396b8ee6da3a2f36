import asyncio
import functools


def debounce(fn, seconds):
    timer = None

    def debounced(*args, **keywords):
        nonlocal timer
        if timer is not None:
            timer.cancel()
        loop = asyncio.get_running_loop()
        timer = loop.call_later(seconds, functools.partial(fn, *args, **keywords))

    return debounced

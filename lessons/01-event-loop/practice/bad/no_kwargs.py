# refused: arguments
# Keywords lost.
import asyncio


def debounce(fn, seconds):
    timer = None

    def call(*args, **kwargs):
        nonlocal timer
        if timer:
            timer.cancel()
        timer = asyncio.get_running_loop().call_later(seconds, fn, *args)

    return call

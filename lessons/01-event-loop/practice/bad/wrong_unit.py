# refused: not-before
import asyncio


def debounce(fn, seconds):
    timer = None

    def debounced(*args, **keywords):
        nonlocal timer
        if timer:
            timer.cancel()
        loop = asyncio.get_running_loop()
        timer = loop.call_later(seconds / 1000, lambda: fn(*args, **keywords))

    return debounced

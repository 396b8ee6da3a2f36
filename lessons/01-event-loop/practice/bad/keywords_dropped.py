# refused: arguments
import asyncio


def debounce(fn, seconds):
    timer = None

    def debounced(*args, **keywords):
        nonlocal timer
        if timer:
            timer.cancel()
        timer = asyncio.get_running_loop().call_later(seconds, fn, *args)

    return debounced

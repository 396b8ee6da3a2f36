# refused: called
import asyncio

timer = None


def debounce(fn, seconds):
    def debounced(*args, **keywords):
        global timer
        if timer:
            timer.cancel()
        timer = asyncio.get_running_loop().call_later(seconds, lambda: fn(*args, **keywords))

    return debounced

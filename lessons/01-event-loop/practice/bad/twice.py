# refused: once
import asyncio


def debounce(fn, seconds):
    timer = None

    def debounced(*args, **keywords):
        nonlocal timer

        def fire():
            for _ in range(2):
                fn(*args, **keywords)

        if timer:
            timer.cancel()
        timer = asyncio.get_running_loop().call_later(seconds, fire)

    return debounced

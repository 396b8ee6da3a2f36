# refused: not-before
import asyncio


def debounce(fn, seconds):
    timer = None

    def fire(args, keywords):
        nonlocal timer
        timer = None
        fn(*args, **keywords)

    def debounced(*args, **keywords):
        nonlocal timer
        if timer is None:
            timer = asyncio.get_running_loop().call_later(seconds, fire, args, keywords)

    return debounced

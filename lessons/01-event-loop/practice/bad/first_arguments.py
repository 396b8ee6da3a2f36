# refused: arguments
import asyncio


def debounce(fn, seconds):
    timer, given = None, []

    def fire():
        args, keywords = given[0]
        given.clear()
        fn(*args, **keywords)

    def debounced(*args, **keywords):
        nonlocal timer
        given.append((args, keywords))
        if timer:
            timer.cancel()
        timer = asyncio.get_running_loop().call_later(seconds, fire)

    return debounced

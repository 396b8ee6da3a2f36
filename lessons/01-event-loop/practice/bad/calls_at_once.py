# refused: not-before
import asyncio


def debounce(fn, seconds):
    quiet_from = 0.0

    def debounced(*args, **keywords):
        nonlocal quiet_from
        now = asyncio.get_running_loop().time()
        if now >= quiet_from:
            fn(*args, **keywords)
        quiet_from = now + seconds

    return debounced

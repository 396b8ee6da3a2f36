import asyncio


def debounce(fn, seconds):
    # The timer of the last call: each debounced function has its own.
    timer = None

    def debounced(*args, **keywords):
        nonlocal timer
        # The last call's timer must not fire any more.
        loop = asyncio.get_running_loop()
        loop.call_later(seconds, lambda: fn(*args, **keywords))

    return debounced

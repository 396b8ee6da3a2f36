import asyncio


def debounce(fn, seconds):
    # The timer of the last call: each debounced function has its own.
    timer = None

    def debounced(*args, **keywords):
        nonlocal timer
        #> The last call's timer must not fire any more.
        if timer is not None:
            timer.cancel()
        #<
        loop = asyncio.get_running_loop()
        timer = loop.call_later(seconds, lambda: fn(*args, **keywords))

    return debounced

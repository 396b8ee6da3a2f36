import asyncio


def debounce(fn, seconds):
    def debounced(*args, **keywords):
        loop = asyncio.get_running_loop()
        loop.call_later(seconds, lambda: fn(*args, **keywords))

    return debounced

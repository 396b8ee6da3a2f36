# refused: not-before
# Once per call, later.
import asyncio


def debounce(fn, seconds):
    def call(*args, **kwargs):
        asyncio.get_running_loop().call_later(seconds, lambda: fn(*args, **kwargs))

    return call

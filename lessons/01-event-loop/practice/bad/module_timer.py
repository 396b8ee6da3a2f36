# refused: called
# Global handle shared.
import asyncio

handle = None


def debounce(fn, seconds):
    def call(*args, **kwargs):
        global handle
        if handle is not None:
            handle.cancel()
        handle = asyncio.get_running_loop().call_later(seconds, lambda: fn(*args, **kwargs))

    return call

import asyncio


def debounce(fn, seconds):
    newest = 0

    def call(*args, **kwargs):
        nonlocal newest
        newest += 1

        def if_newest(mine):
            if mine == newest:
                fn(*args, **kwargs)

        asyncio.get_running_loop().call_later(seconds, if_newest, newest)

    return call

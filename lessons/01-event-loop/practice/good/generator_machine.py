import asyncio


def debounce(fn, seconds):
    def machine():
        handle = None
        while True:
            args, kwargs = yield
            if handle:
                handle.cancel()
            handle = asyncio.get_event_loop().call_later(seconds, lambda: fn(*args, **kwargs))

    def machine_bound():
        handle = None
        while True:
            args, kwargs = yield
            if handle:
                handle.cancel()
            handle = asyncio.get_running_loop().call_later(
                seconds, lambda a=args, k=kwargs: fn(*a, **k)
            )

    running = machine_bound()
    next(running)
    return lambda *args, **kwargs: running.send((args, kwargs))

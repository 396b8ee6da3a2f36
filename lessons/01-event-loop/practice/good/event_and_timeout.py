import asyncio


def debounce(fn, seconds):
    """One task for a burst, woken by each call."""
    called = asyncio.Event()
    given = None
    task = None

    async def until_quiet():
        nonlocal task
        while True:
            called.clear()
            try:
                await asyncio.wait_for(called.wait(), seconds)
            except TimeoutError:
                break
        task = None
        fn(*given[0], **given[1])

    def debounced(*args, **keywords):
        nonlocal given, task
        given = args, keywords
        called.set()
        if task is None:
            task = asyncio.ensure_future(until_quiet())

    return debounced

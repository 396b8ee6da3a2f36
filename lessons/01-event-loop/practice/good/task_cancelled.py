import asyncio


def debounce(fn, seconds):
    task = None

    async def later(args, keywords):
        await asyncio.sleep(seconds)
        fn(*args, **keywords)

    def debounced(*args, **keywords):
        nonlocal task
        if task:
            task.cancel()
        task = asyncio.create_task(later(args, keywords))

    return debounced

# A task that sleeps, and is cancelled by the next call: dearer than a timer, but what comes
# after the wait can await too.
import asyncio


def debounce(fn, seconds):
    task = None

    async def later(args, keywords):
        await asyncio.sleep(seconds)
        fn(*args, **keywords)

    def debounced(*args, **keywords):
        nonlocal task
        if task is not None:
            task.cancel()
        task = asyncio.create_task(later(args, keywords))

    return debounced

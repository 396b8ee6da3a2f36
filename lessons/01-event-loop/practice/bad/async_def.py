# refused: called
import asyncio


def debounce(fn, seconds):
    newest = 0

    async def debounced(*args, **keywords):
        nonlocal newest
        newest += 1
        mine = newest
        await asyncio.sleep(seconds)
        if mine == newest:
            fn(*args, **keywords)

    return debounced

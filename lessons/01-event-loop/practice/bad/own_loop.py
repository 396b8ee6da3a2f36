# refused: function
import asyncio


def debounce(fn, seconds):
    async def later(args, keywords):
        await asyncio.sleep(seconds)
        fn(*args, **keywords)

    return lambda *args, **keywords: asyncio.run(later(args, keywords))

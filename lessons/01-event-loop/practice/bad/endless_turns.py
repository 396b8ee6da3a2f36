# refused: endless-loop
import asyncio


def debounce(fn, seconds):
    def debounced(*args, **keywords):
        loop = asyncio.get_running_loop()
        due = loop.time() + seconds

        def look():
            if loop.time() < due:
                loop.call_soon(look)
            else:
                fn(*args, **keywords)

        look()

    return debounced

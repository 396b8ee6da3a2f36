import asyncio


def debounce(fn, seconds):
    loop = asyncio.get_running_loop()
    last = {}

    def look():
        if loop.time() < last["due"]:
            loop.call_at(last["due"], look)
            return
        given = last.copy()
        last.clear()
        fn(*given["args"], **given["keywords"])

    def debounced(*args, **keywords):
        is_new = not last
        last.update(due=loop.time() + seconds, args=args, keywords=keywords)
        if is_new:
            loop.call_at(last["due"], look)

    return debounced

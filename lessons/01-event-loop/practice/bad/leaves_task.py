# refused: left
import asyncio


def debounce(fn, seconds):
    calls = asyncio.Queue()

    async def serve():
        while True:
            args, keywords = await calls.get()
            while True:
                try:
                    args, keywords = await asyncio.wait_for(calls.get(), seconds)
                except TimeoutError:
                    break
            fn(*args, **keywords)

    task = asyncio.create_task(serve())

    def debounced(*args, **keywords):
        calls.put_nowait((args, keywords))
        return task

    return debounced

# refused: as-early
import asyncio
import time


def rate_limited(fn, count, seconds):
    queue = asyncio.Queue()
    starts = []
    runner = None

    async def run():
        while not queue.empty():
            if len(starts) >= count:
                rest = starts[-count] + seconds - time.monotonic()
                if rest > 0:
                    await asyncio.sleep(rest)
            go = queue.get_nowait()
            starts.append(time.monotonic())
            go.set_result(None)

    async def call(*args):
        nonlocal runner
        go = asyncio.get_running_loop().create_future()
        queue.put_nowait(go)
        if runner is None or runner.done():
            runner = asyncio.create_task(run())
        await go
        return await fn(*args)

    return call

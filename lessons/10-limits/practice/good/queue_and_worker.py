import asyncio


def rate_limited(fn, count, seconds):
    """A worker that lives while somebody waits."""
    waiting = asyncio.Queue()
    starts = []
    worker = None

    async def work():
        nonlocal worker
        loop = asyncio.get_running_loop()
        while not waiting.empty():
            if len(starts) >= count:
                await asyncio.sleep(max(0, starts[-count] + seconds - loop.time()))
            starts.append(loop.time())
            waiting.get_nowait().set_result(None)
        worker = None

    async def limited(*args, **keywords):
        nonlocal worker
        turn = asyncio.Future()
        waiting.put_nowait(turn)
        if worker is None:
            worker = asyncio.create_task(work())
        await turn
        return await fn(*args, **keywords)

    return limited

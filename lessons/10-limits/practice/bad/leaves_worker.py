# refused: left
import asyncio


def rate_limited(fn, count, seconds):
    waiting = asyncio.Queue()
    starts = []

    async def work():
        loop = asyncio.get_running_loop()
        while True:
            turn = await waiting.get()
            if len(starts) >= count:
                await asyncio.sleep(max(0, starts[-count] + seconds - loop.time()))
            starts.append(loop.time())
            turn.set_result(None)

    worker = asyncio.create_task(work())

    async def limited(*args, **keywords):
        turn = asyncio.Future()
        waiting.put_nowait(turn)
        await turn
        assert not worker.done()
        return await fn(*args, **keywords)

    return limited

import asyncio


def rate_limited(fn, count, seconds):
    # When each call starts, also those that still wait.
    starts = []
    turn = asyncio.Lock()

    async def limited(*args, **keywords):
        loop = asyncio.get_running_loop()
        async with turn:
            #> Wait until seconds after the start count places before, if there is one.
            if len(starts) >= count:
                await asyncio.sleep(starts[-count] + seconds - loop.time())
            #<
            starts.append(loop.time())
        return await fn(*args, **keywords)

    return limited

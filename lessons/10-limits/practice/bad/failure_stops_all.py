# refused: passed-on
import asyncio


def rate_limited(fn, count, seconds):
    starts = []
    failed = None

    async def limited(*args, **keywords):
        nonlocal failed
        now = asyncio.get_running_loop().time()
        at = max(now, starts[-count] + seconds) if len(starts) >= count else now
        starts.append(at)
        if at > now:
            await asyncio.sleep(at - now)
        try:
            result = await fn(*args, **keywords)
        except Exception as error:
            failed = error
        if failed:
            raise failed
        return result

    return limited

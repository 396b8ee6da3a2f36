# refused: holds-thread
import time


def rate_limited(fn, count, seconds):
    starts = []

    async def limited(*args, **keywords):
        if len(starts) >= count:
            time.sleep(max(0, starts[-count] + seconds - time.monotonic()))
        starts.append(time.monotonic())
        return await fn(*args, **keywords)

    return limited

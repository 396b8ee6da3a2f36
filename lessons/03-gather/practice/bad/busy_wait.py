# refused: holds-thread
import asyncio, time
async def load_all(ids, load):
    end = time.monotonic() + 2
    while time.monotonic() < end:
        pass
    return await asyncio.gather(*(load(i) for i in ids))

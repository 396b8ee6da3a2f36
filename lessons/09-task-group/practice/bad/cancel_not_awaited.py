# refused: waits-for-all
# Cancels without waiting.
import asyncio


async def run_together(jobs):
    tasks = [asyncio.create_task(j()) for j in jobs]
    try:
        return await asyncio.gather(*tasks)
    except Exception:
        for t in tasks:
            t.cancel()
        raise

# refused: undisturbed
# Disturbs cleaning up, cancels again and again.
import asyncio


async def run_together(jobs):
    tasks = [asyncio.create_task(j()) for j in jobs]
    try:
        return await asyncio.gather(*tasks)
    except Exception:
        while not all(t.done() for t in tasks):
            for t in tasks:
                t.cancel()
            await asyncio.wait(tasks, timeout=0.125)
        await asyncio.gather(*tasks, return_exceptions=True)
        raise

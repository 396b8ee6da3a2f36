# asyncio.wait with a timeout needs no timer: it only looks, and cancels nothing, as wait_for
# would.
import asyncio


async def make_report(rows, render, save, on_slow):
    for row in rows:
        saving = asyncio.create_task(save(render(row)))
        done, _ = await asyncio.wait([saving], timeout=0.1)
        if not done:
            on_slow(row)
        await saving
    return len(rows)

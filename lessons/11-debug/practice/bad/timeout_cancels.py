# refused: in-order
# The slow save is cancelled.
import asyncio


async def make_report(rows, render, save, on_slow):
    for row in rows:
        text = render(row)
        try:
            await asyncio.wait_for(save(text), 0.1)
        except TimeoutError:
            on_slow(row)
    return len(rows)

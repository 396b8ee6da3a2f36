# refused: one-at-a-time
# Saves all at once.
import asyncio


async def make_report(rows, render, save, on_slow):
    async with asyncio.TaskGroup() as g:
        for row in rows:
            g.create_task(save(render(row)))
            await asyncio.sleep(0)
    return len(rows)

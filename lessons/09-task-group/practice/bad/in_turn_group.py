# refused: all-at-once
# One after another.
import asyncio


async def run_together(jobs):
    out = []
    for j in jobs:
        async with asyncio.TaskGroup() as g:
            t = g.create_task(j())
        out.append(t.result())
    return out

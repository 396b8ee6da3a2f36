import asyncio


async def make_report(rows, render, save, on_slow):
    for row in rows:
        task = asyncio.create_task(save(render(row)))
        _, pending = await asyncio.wait([task], timeout=0.1)
        if pending:
            on_slow(row)
        await task
    return len(rows)

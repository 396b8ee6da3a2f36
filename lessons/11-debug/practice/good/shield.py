import asyncio


async def make_report(rows, render, save, on_slow):
    count = 0
    for row in rows:
        saving = asyncio.ensure_future(save(render(row)))
        try:
            await asyncio.wait_for(asyncio.shield(saving), 0.1)
        except asyncio.TimeoutError:
            on_slow(row)
            await saving
        count += 1
    return count

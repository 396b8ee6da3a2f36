import asyncio


async def make_report(rows, render, save, on_slow):
    saved = 0
    for row in rows:
        saving = asyncio.create_task(save(render(row)))
        done, _ = await asyncio.wait({saving}, timeout=0.1)
        if not done:
            on_slow(row)
        await saving
        saved += 1
    return saved

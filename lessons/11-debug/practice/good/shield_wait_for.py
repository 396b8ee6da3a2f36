import asyncio


async def make_report(rows, render, save, on_slow):
    async def one(row):
        saving = asyncio.ensure_future(save(render(row)))
        try:
            await asyncio.wait_for(asyncio.shield(saving), 0.1)
        except TimeoutError:
            if saving.done():
                raise
            on_slow(row)
            await saving

    for row in rows:
        await one(row)
    return len(rows)

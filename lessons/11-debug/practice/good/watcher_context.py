import asyncio
import contextlib


@contextlib.asynccontextmanager
async def watched(row, on_slow):
    async def watch():
        await asyncio.sleep(0.1)
        on_slow(row)

    watcher = asyncio.create_task(watch())
    try:
        yield
    finally:
        watcher.cancel()


async def make_report(rows, render, save, on_slow):
    for row in rows:
        text = render(row)
        async with watched(row, on_slow):
            await save(text)
    return len(rows)

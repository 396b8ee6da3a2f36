import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def watching(row, on_slow):
    async def alarm():
        await asyncio.sleep(0.1)
        on_slow(row)

    task = asyncio.create_task(alarm())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def make_report(rows, render, save, on_slow):
    count = 0
    for row in rows:
        text = render(row)
        async with watching(row, on_slow):
            await save(text)
        count += 1
    return count

# refused: slow-told
# Alarm task left.
import asyncio


async def make_report(rows, render, save, on_slow):
    async def alarm(row):
        await asyncio.sleep(0.1)
        on_slow(row)

    for row in rows:
        text = render(row)
        asyncio.create_task(alarm(row))
        await save(text)
    return len(rows)

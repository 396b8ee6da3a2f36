import asyncio


async def make_report(rows, render, save, on_slow):
    loop = asyncio.get_running_loop()
    for row in rows:
        text = render(row)
        alarm = loop.call_later(0.1, on_slow, row)
        try:
            await save(text)
        finally:
            alarm.cancel()
    return len(rows)

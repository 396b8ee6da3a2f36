import asyncio


async def make_report(rows, render, save, on_slow):
    loop = asyncio.get_running_loop()
    saved = 0
    for row in rows:
        text = render(row)
        timer = loop.call_later(0.1, on_slow, row)
        try:
            await save(text)
        finally:
            #> Is it slow when it is done?
            timer.cancel()
            #< pass
        saved += 1
    return saved

import asyncio, functools, contextlib
async def make_report(rows, render, save, on_slow):
    loop = asyncio.get_running_loop()
    texts = {}
    more = asyncio.Event()
    async def renderer():
        for i in range(0, len(rows), 2):
            for k in (i, i + 1):
                if k < len(rows): texts[k] = render(rows[k])
            more.set()
            await asyncio.sleep(0)
    async def told(event, row):
        await event.wait()
        on_slow(row)
    r = asyncio.create_task(renderer())
    try:
        for i, row in enumerate(rows):
            while i not in texts:
                more.clear(); await more.wait()
            event = asyncio.Event()
            watcher = asyncio.create_task(told(event, row))
            h = loop.call_later(0.1, event.set)
            try: await save(texts[i])
            finally: h.cancel(); watcher.cancel()
    finally: r.cancel()
    return len(rows)

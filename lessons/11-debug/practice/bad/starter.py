# refused: short-holds
import asyncio


async def make_report(rows, render, save, on_slow):
    texts = [render(row) for row in rows]
    saved = 0

    async def one(row, text):
        nonlocal saved
        asyncio.get_running_loop().call_later(0.1, on_slow, row)
        asyncio.create_task(save(text))
        saved += 1

    for row, text in zip(rows, texts):
        asyncio.create_task(one(row, text))
    return saved

# refused: in-order
# Swallows the failed save.
import asyncio


async def make_report(rows, render, save, on_slow):
    saved = 0
    for row in rows:
        h = asyncio.get_running_loop().call_later(0.1, on_slow, row)
        try:
            await save(render(row))
            saved += 1
        except Exception:
            pass
        finally:
            h.cancel()
    return saved

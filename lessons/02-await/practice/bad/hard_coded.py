# refused: early
import asyncio


async def load_page(api):
    await asyncio.sleep(3.5)
    return "Ada, orders of Ada, ada.png"

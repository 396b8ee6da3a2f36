# refused: endless-loop
import asyncio


async def load_page(api):
    user = asyncio.create_task(api.user())
    while not user.done():
        await asyncio.sleep(0)
    return user.result()

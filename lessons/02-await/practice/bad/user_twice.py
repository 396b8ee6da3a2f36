# refused: once
import asyncio


async def load_page(api):
    async def orders():
        return await api.orders(await api.user())

    return await api.render(*await asyncio.gather(api.user(), orders(), api.avatar()))

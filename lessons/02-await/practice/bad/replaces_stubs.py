# refused: changed
import asyncio


async def load_page(api):
    user = asyncio.create_task(api.user())
    api.user = lambda: user

    async def orders():
        return await api.orders(await api.user())

    return await api.render(*await asyncio.gather(user, orders(), api.avatar()))

# refused: gives
import asyncio


async def load_page(api):
    user = asyncio.ensure_future(api.user())

    async def orders_of():
        return await api.orders(await user)

    parts = await asyncio.gather(user, orders_of(), api.avatar())
    await api.render(*parts)

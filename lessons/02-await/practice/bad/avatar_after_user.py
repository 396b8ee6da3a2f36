# refused: early
import asyncio


async def load_page(api):
    user = await api.user()
    orders, avatar = await asyncio.gather(api.orders(user), api.avatar())
    return await api.render(user, orders, avatar)

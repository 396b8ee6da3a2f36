# refused: early
# Orders wait for avatar.
import asyncio


async def load_page(api):
    user, avatar = await asyncio.gather(api.user(), api.avatar())
    orders = await api.orders(user)
    return await api.render(user, orders, avatar)

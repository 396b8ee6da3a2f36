# refused: early
import asyncio


async def load_page(api):
    async def user_and_orders():
        user = await api.user()
        return user, await api.orders(user)

    (user, orders), avatar = await asyncio.gather(user_and_orders(), api.avatar())
    return api.render(user, orders, avatar)

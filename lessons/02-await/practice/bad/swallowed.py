# refused: first-failure
import asyncio


async def load_page(api):
    async def user_and_orders():
        user = await api.user()
        return user, await api.orders(user)

    results = await asyncio.gather(user_and_orders(), api.avatar(), return_exceptions=True)
    if any(isinstance(one, Exception) for one in results):
        return None
    (user, orders), avatar = results
    return await api.render(user, orders, avatar)

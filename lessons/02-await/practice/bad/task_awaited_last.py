# refused: first-failure
# Avatar's failure heard late.
import asyncio


async def load_page(api):
    avatar = asyncio.create_task(api.avatar())
    try:
        user = await api.user()
        orders = await api.orders(user)
        return await api.render(user, orders, await avatar)
    finally:
        avatar.cancel()

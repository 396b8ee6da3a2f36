# refused: early
import asyncio

pages = []


async def load_page(api):
    async def user_and_orders():
        user = await api.user()
        return user, await api.orders(user)

    if not pages:
        (user, orders), avatar = await asyncio.gather(user_and_orders(), api.avatar())
        pages.append(await api.render(user, orders, avatar))
    return pages[0]

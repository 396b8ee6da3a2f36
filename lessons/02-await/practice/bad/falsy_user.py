# refused: called-with
import asyncio


async def load_page(api):
    async def strand():
        user = await api.user()
        return user, user and await api.orders(user)

    (user, orders), avatar = await asyncio.gather(strand(), api.avatar())
    return await api.render(user, orders, avatar)

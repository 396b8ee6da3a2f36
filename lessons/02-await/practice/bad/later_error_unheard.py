# refused: unhandled
import asyncio


async def load_page(api):
    async def user_and_orders():
        user = await api.user()
        return user, await api.orders(user)

    strand = asyncio.create_task(user_and_orders())
    avatar = asyncio.create_task(api.avatar())
    await asyncio.wait([strand, avatar], return_when=asyncio.FIRST_EXCEPTION)
    if avatar.done():
        await avatar
    user, orders = await strand
    return await api.render(user, orders, await avatar)

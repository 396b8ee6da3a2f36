# refused: left
import asyncio


async def load_page(api):
    async def user_and_orders():
        user = await api.user()
        return user, await api.orders(user)

    async def ticks():
        while True:
            await asyncio.sleep(1)

    asyncio.get_running_loop().ticking = asyncio.create_task(ticks())
    (user, orders), avatar = await asyncio.gather(user_and_orders(), api.avatar())
    return await api.render(user, orders, avatar)

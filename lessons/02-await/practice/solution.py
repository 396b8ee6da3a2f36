import asyncio


async def load_page(api):
    # One strand: the user, and then the orders.
    async def user_and_orders():
        user = await api.user()
        return user, await api.orders(user)

    #> The avatar is the other strand. Let both go on at once, wait for both together, and render.
    both = asyncio.gather(user_and_orders(), api.avatar())
    (user, orders), avatar = await both
    return await api.render(user, orders, avatar)
    #<

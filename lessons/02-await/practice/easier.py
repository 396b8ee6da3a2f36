async def load_page(api):
    # One strand: the user, and then the orders.
    async def user_and_orders():
        user = await api.user()
        return user, await api.orders(user)

    user, orders = await user_and_orders()
    # The avatar is the other strand. Let both go on at once, and wait for both together.
    avatar = await api.avatar()
    return await api.render(user, orders, avatar)

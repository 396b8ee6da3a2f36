# refused: early
# Coroutine made early is not started.
async def load_page(api):
    avatar = api.avatar()
    user = await api.user()
    orders = await api.orders(user)
    return await api.render(user, orders, await avatar)

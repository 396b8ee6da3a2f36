# refused: early
async def load_page(api):
    user = await api.user()
    orders = await api.orders(user)
    avatar = await api.avatar()
    return await api.render(user, orders, avatar)

import asyncio


async def load_page(api):
    async with asyncio.TaskGroup() as group:
        avatar = group.create_task(api.avatar())
        user = group.create_task(api.user())

        async def orders_of():
            return await api.orders(await user)

        orders = group.create_task(orders_of())
    return await api.render(user.result(), orders.result(), avatar.result())

import asyncio


async def load_page(api):
    try:
        async with asyncio.TaskGroup() as group:
            avatar = group.create_task(api.avatar())
            user = await api.user()
            orders = await api.orders(user)
    except ExceptionGroup as failed:
        raise failed.exceptions[0]
    return await api.render(user, orders, avatar.result())

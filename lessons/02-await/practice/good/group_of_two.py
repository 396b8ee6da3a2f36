import asyncio


async def load_page(api):
    async def pair():
        user = await api.user()
        return user, await api.orders(user)

    try:
        async with asyncio.TaskGroup() as group:
            both = group.create_task(pair())
            avatar = group.create_task(api.avatar())
    except* Exception:
        raise
    return await api.render(*both.result(), avatar.result())

# A TaskGroup: when one strand fails, the other is cancelled, so nothing is loaded that
# nobody will see.
import asyncio


async def load_page(api):
    async def user_and_orders():
        user = await api.user()
        return user, await api.orders(user)

    async with asyncio.TaskGroup() as group:
        both = group.create_task(user_and_orders())
        avatar = group.create_task(api.avatar())
    return await api.render(*both.result(), avatar.result())

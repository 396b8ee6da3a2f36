# refused: fails-at-once
import asyncio


async def load_page(api):
    async def user_and_orders():
        user = await api.user()
        return user, await api.orders(user)

    strand = asyncio.create_task(user_and_orders())
    avatar = asyncio.create_task(api.avatar())
    first = []
    for task in strand, avatar:
        task.add_done_callback(lambda task: task.exception() and first.append(task.exception()))
    await asyncio.wait([strand, avatar])
    await asyncio.sleep(0)
    if first:
        raise first[0]
    user, orders = strand.result()
    return await api.render(user, orders, avatar.result())

"""One page, loaded in three ways, and a call nobody awaits: await.py"""

import asyncio
import time

USER, ORDERS, AVATAR, RENDER = 0.1, 0.2, 0.18, 0.06  # seconds


async def wait(name, seconds):
    await asyncio.sleep(seconds)
    print(f'{name} done')
    return name


async def get_user():
    return await wait('user', USER)


async def get_orders(_user):
    return await wait('orders', ORDERS)


async def get_avatar():
    return await wait('avatar', AVATAR)


async def render(*_parts):
    return await wait('render', RENDER)


async def one_by_one():
    user = await get_user()
    orders = await get_orders(user)
    avatar = await get_avatar()
    return await render(user, orders, avatar)


async def started_first():
    user_task = asyncio.create_task(get_user())
    avatar_task = asyncio.create_task(get_avatar())
    user = await user_task
    avatar = await avatar_task
    orders = await get_orders(user)
    return await render(user, orders, avatar)


async def critical_path():
    avatar_task = asyncio.create_task(get_avatar())
    user = await get_user()
    orders = await get_orders(user)
    return await render(user, orders, await avatar_task)


async def timed(title, run):
    begin = time.perf_counter()
    await run()
    print(f'{title}: {time.perf_counter() - begin:.3f} s')


async def save_visit():
    await asyncio.sleep(0.2)
    print('visit saved')


async def nobody_awaits():
    user = await get_user()
    save_visit()  # a coroutine that never runs: Python warns
    await render(user)
    print('page sent')


async def main():
    await timed('one by one', one_by_one)
    await timed('started first, awaited later', started_first)
    await timed('along the critical path', critical_path)
    await nobody_awaits()


asyncio.run(main())

"""The variants of demo.ts, its times in ms: python3 demo.py [variant]
[user orders avatar render]

Variants: one-by-one, started-first, critical-path, nobody-awaits.
"""

import asyncio
import sys


async def wait(name, ms):
    await asyncio.sleep(ms / 1000)
    return name


async def get_user():
    return await wait('user', user_ms)


async def get_orders(_user):
    return await wait('orders', orders_ms)


async def get_avatar():
    return await wait('avatar', avatar_ms)


async def render(*_parts):
    return await wait('render', render_ms)


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


async def save_visit():
    await wait('visit', 200)
    print('visit saved')


async def nobody_awaits():
    user = await get_user()
    save_visit()
    await render(user)
    print('page sent')


variant, *knobs = sys.argv[1:] or ['one-by-one']
times = [int(knob) for knob in knobs or [100, 200, 180, 60]]
user_ms, orders_ms, avatar_ms, render_ms = times
main = {
    'one-by-one': one_by_one,
    'started-first': started_first,
    'critical-path': critical_path,
    'nobody-awaits': nobody_awaits,
}[variant]
asyncio.run(main())

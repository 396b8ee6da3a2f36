import asyncio


async def load(value, seconds):
    return await asyncio.sleep(seconds, value)  # a query, a request …


async def main():
    avatar = asyncio.create_task(load('avatar', 0.15))  # started
    user = await load('Ada', 0.1)
    orders = await load(f'orders of {user}', 0.2)  # needs the user
    print(orders, await avatar)  # after 0.3 s: orders of Ada avatar


asyncio.run(main())

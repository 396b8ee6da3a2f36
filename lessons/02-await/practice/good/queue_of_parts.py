import asyncio


async def load_page(api):
    queue = asyncio.Queue()
    tasks = []

    async def part(name, awaitable):
        try:
            await queue.put((name, await awaitable, None))
        except Exception as error:
            await queue.put((name, None, error))

    tasks.append(asyncio.create_task(part("user", api.user())))
    tasks.append(asyncio.create_task(part("avatar", api.avatar())))
    have = {}
    try:
        while len(have) < 3:
            name, value, error = await queue.get()
            if error is not None:
                raise error
            have[name] = value
            if name == "user":
                tasks.append(asyncio.create_task(part("orders", api.orders(value))))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return await api.render(have["user"], have["orders"], have["avatar"])

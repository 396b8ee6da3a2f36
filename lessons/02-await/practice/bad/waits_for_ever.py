# refused: hung
import asyncio


async def load_page(api):
    parts = {}
    there = asyncio.Event()

    async def load(name, coroutine):
        parts[name] = await coroutine
        if name == "user":
            await load("orders", api.orders(parts["user"]))
        if len(parts) == 3:
            there.set()

    async def quietly(name, coroutine):
        try:
            await load(name, coroutine)
        except Exception as error:
            print(error)

    strands = [quietly("user", api.user()), quietly("avatar", api.avatar())]
    tasks = [asyncio.create_task(strand) for strand in strands]
    await there.wait()
    return await api.render(parts["user"], parts["orders"], parts["avatar"])

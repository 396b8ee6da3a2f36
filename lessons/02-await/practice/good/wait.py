import asyncio


async def load_page(api):
    parts = {}
    under_way = {
        asyncio.create_task(api.user()): "user",
        asyncio.create_task(api.avatar()): "avatar",
    }
    try:
        while under_way:
            done, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                name = under_way.pop(task)
                parts[name] = task.result()
                if name == "user":
                    under_way[asyncio.create_task(api.orders(task.result()))] = "orders"
    finally:
        for task in under_way:
            task.cancel()
    return await api.render(parts["user"], parts["orders"], parts["avatar"])

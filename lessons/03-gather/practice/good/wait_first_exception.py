import asyncio


async def load_all(ids, load):
    if not ids:
        return []
    tasks = [asyncio.ensure_future(load(id)) for id in ids]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in pending:
        task.cancel()
    for task in done:
        task.result()
    return [task.result() for task in tasks]

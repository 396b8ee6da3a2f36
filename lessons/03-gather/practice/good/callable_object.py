import asyncio


class LoadAll:
    """Cancels the others as soon as one fails, as a TaskGroup does, and gives that error itself."""

    async def __call__(self, ids, load):
        tasks = [asyncio.create_task(load(id), name=f"load {id}") for id in ids]
        try:
            return await asyncio.gather(*tasks)
        except BaseException:
            for task in tasks:
                task.cancel()
            raise


load_all = LoadAll()

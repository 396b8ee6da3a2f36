# refused: hung
import asyncio


async def load_all(ids, load):
    results, everything = {}, asyncio.get_running_loop().create_future()

    async def one(id):
        try:
            results[id] = await load(id)
        except Exception as error:
            if not everything.done():
                everything.set_exception(error)
        if len(results) == len(ids) and not everything.done():
            everything.set_result([results[id] for id in ids])

    tasks = [asyncio.create_task(one(id)) for id in ids]
    return await everything

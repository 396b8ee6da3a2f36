# refused: real-io
import asyncio


async def load_all(ids, load):
    def in_thread(id):
        return asyncio.run(load(id))

    return await asyncio.gather(*(asyncio.to_thread(in_thread, id) for id in ids))

# refused: left
import asyncio


async def load_all(ids, load):
    async def complain():
        await asyncio.sleep(30)
        print("this takes long")

    watch = asyncio.create_task(complain())
    return await asyncio.gather(*map(load, ids))

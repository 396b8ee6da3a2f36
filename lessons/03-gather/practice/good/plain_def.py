import asyncio


def load_all(ids, load):
    return asyncio.gather(*map(load, ids))

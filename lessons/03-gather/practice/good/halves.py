import asyncio


async def load_all(ids, load):
    match ids:
        case []:
            return []
        case [only]:
            return [await load(only)]
    middle = len(ids) // 2
    parts = await asyncio.gather(load_all(ids[:middle], load), load_all(ids[middle:], load))
    return [value for part in parts for value in part]

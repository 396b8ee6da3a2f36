import asyncio


async def load_all(ids, load):
    match ids:
        case []:
            return []
        case [id, *others]:
            first, rest = await asyncio.gather(load(id), load_all(others, load))
            return [first, *rest]

# refused: all-at-once
import asyncio


async def load_all(ids, load):
    results = []
    for first in range(0, len(ids), 2):
        results += await asyncio.gather(*(load(id) for id in ids[first : first + 2]))
    return results

# refused: fails-at-once
import asyncio


async def load_all(ids, load):
    failures = []

    async def one(id):
        try:
            return await load(id)
        except Exception as error:
            failures.append(error)

    results = await asyncio.gather(*map(one, ids))
    if failures:
        raise failures[0]
    return results

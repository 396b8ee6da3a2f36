import asyncio


async def settle(jobs):
    async def one(index, job):
        try:
            return index, "values", await job()
        except Exception as error:
            return index, "errors", error

    outcomes = []
    for ended in asyncio.as_completed([one(*pair) for pair in enumerate(jobs)]):
        outcomes.append(await ended)
    outcomes.sort(key=lambda outcome: outcome[0])
    return {
        "values": [what for _, kind, what in outcomes if kind == "values"],
        "errors": [(index, what) for index, kind, what in outcomes if kind == "errors"],
    }

import asyncio


async def settle(jobs):
    outcomes = asyncio.Queue()

    async def run(index, job):
        try:
            value = await job()
        except Exception as error:
            await outcomes.put((index, False, error))
        else:
            await outcomes.put((index, True, value))

    tasks = [asyncio.create_task(run(*numbered)) for numbered in enumerate(jobs)]
    ended = [await outcomes.get() for _ in tasks]
    ended.sort(key=lambda outcome: outcome[0])
    await asyncio.gather(*tasks)
    return {
        "values": [content for _, went_well, content in ended if went_well],
        "errors": [(index, content) for index, went_well, content in ended if not went_well],
    }

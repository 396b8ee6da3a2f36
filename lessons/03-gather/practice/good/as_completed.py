import asyncio


async def load_all(ids, load):
    async def numbered(number, id):
        return number, await load(id)

    tasks = [asyncio.create_task(numbered(number, id)) for number, id in enumerate(ids)]
    results = {}
    try:
        for done in asyncio.as_completed(tasks):
            number, result = await done
            results[number] = result
    finally:
        for task in tasks:
            task.cancel()
    return [results[number] for number in range(len(tasks))]

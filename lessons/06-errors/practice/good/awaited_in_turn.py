import asyncio


async def settle(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    values, errors = [], []
    # A task keeps its error until it is asked for it.
    for index, task in enumerate(tasks):
        try:
            values.append(await task)
        except Exception as error:
            errors.append((index, error))
    return {"values": values, "errors": errors}

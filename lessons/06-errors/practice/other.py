# A try around each job: here you can do more at the moment of a failure, such as writing
# it to a log, or trying again.
import asyncio


async def settle(jobs):
    values, errors = {}, {}

    async def run(index, job):
        try:
            values[index] = await job()
        except Exception as error:
            errors[index] = error

    async with asyncio.TaskGroup() as group:
        for index, job in enumerate(jobs):
            group.create_task(run(index, job))
    return {
        "values": [values[index] for index in sorted(values)],
        "errors": sorted(errors.items(), key=lambda pair: pair[0]),
    }

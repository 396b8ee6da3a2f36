# refused: values
# As they come.
import asyncio


async def settle(jobs):
    values, errors = [], []

    async def one(i, job):
        try:
            values.append(await job())
        except Exception as e:
            errors.append((i, e))

    await asyncio.gather(*(one(i, j) for i, j in enumerate(jobs)))
    return {"values": values, "errors": errors}

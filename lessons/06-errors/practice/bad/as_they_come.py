# refused: values
import asyncio


async def settle(jobs):
    values, errors = [], []

    async def run(index, job):
        try:
            values.append(await job())
        except Exception as error:
            errors.append((index, error))

    await asyncio.gather(*(run(*one) for one in enumerate(jobs)))
    return {"values": values, "errors": errors}

# refused: values
import asyncio


async def settle(jobs):
    errors = []

    async def caught(index, job):
        try:
            return await job()
        except Exception as error:
            errors.append((index, error))

    results = await asyncio.gather(*(caught(*one) for one in enumerate(jobs)))
    return {"values": [one for one in results if one is not None], "errors": sorted(errors, key=lambda one: one[0])}

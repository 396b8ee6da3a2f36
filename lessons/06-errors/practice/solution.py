import asyncio


async def settle(jobs):
    values, errors = [], []

    # Where a job fails, its error stands in place of its value.
    results = await asyncio.gather(*(job() for job in jobs), return_exceptions=True)

    for index, result in enumerate(results):
        #> Is it an error? Then it goes to errors, with its index; else to values.
        if isinstance(result, Exception):
            errors.append((index, result))
        else:
            values.append(result)
        #< pass
    return {"values": values, "errors": errors}

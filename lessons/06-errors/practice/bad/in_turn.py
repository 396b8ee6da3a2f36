# refused: all-at-once
async def settle(jobs):
    values, errors = [], []
    for index, job in enumerate(jobs):
        try:
            values.append(await job())
        except Exception as error:
            errors.append((index, error))
    return {"values": values, "errors": errors}

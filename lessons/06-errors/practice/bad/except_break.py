# refused: all-at-once
# One after another.
async def settle(jobs):
    values, errors = [], []
    for i, job in enumerate(jobs):
        try:
            values.append(await job())
        except Exception as e:
            errors.append((i, e))
    return {"values": values, "errors": errors}

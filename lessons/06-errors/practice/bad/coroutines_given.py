# refused: all-at-once
async def settle(jobs):
    return {"values": [job() for job in jobs], "errors": []}

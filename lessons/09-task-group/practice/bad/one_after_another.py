# refused: all-at-once
async def run_together(jobs):
    return [await job() for job in jobs]

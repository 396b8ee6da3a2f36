# refused: all-at-once
async def run_together(jobs):
    pass

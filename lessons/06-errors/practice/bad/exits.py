# refused: exited
async def settle(jobs):
    raise SystemExit(0)

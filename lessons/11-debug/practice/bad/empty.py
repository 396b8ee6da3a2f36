# refused: rendered
async def make_report(rows, render, save, on_slow):
    pass

# refused: once
async def pump(source, work, *, workers, room):
    pass

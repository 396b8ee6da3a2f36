# refused: asks-early
async def pump(source, work, *, workers, room):
    count = 0
    async for item in source:
        await work(item)
        count += 1
    return count

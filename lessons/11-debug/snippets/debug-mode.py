import asyncio, time
async def save():
    print('saved')
async def copy():
    raise OSError('disk full')
async def main():
    asyncio.create_task(copy())
    save()
    time.sleep(0.3)
    await asyncio.wait_for(asyncio.sleep(0.05), 2)
asyncio.run(main(), debug=True)

import asyncio
async def copy():
    await asyncio.sleep(0.01)
    raise OSError('disk full')
async def main():
    print('begin')
    asyncio.create_task(copy())
    await asyncio.sleep(0.05)
    print('end')
asyncio.run(main())

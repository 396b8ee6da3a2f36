import asyncio

async def upload():
    await asyncio.sleep(0.01)
    raise OSError('offline')

async def main():
    print('start')
    asyncio.create_task(upload())
    await asyncio.sleep(0.05)
    print('end')

asyncio.run(main())

import asyncio

async def upload():
    await asyncio.sleep(0.05)
    print('uploaded')

async def main():
    task = asyncio.create_task(upload())
    await asyncio.sleep(0.01)
    print('main is over')

asyncio.run(main())

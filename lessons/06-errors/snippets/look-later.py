import asyncio

async def fail():
    await asyncio.sleep(0.02)
    raise OSError('offline')

async def main():
    print('start')
    a = asyncio.create_task(asyncio.sleep(0.1))
    b = asyncio.create_task(fail())
    try:
        await a; await b
    except OSError:
        print('caught')
asyncio.run(main())

import asyncio
async def fail():
    await asyncio.sleep(0.02)
    raise OSError('offline')
async def main():
    b = asyncio.create_task(fail())
    try:
        await asyncio.sleep(0.1)
        await b
    except OSError:
        print('caught')
asyncio.run(main())

import asyncio
async def nothing(): pass
async def other(): print('other')
async def main():
    task = asyncio.create_task(other())
    print('one')
    await nothing()
    print('two')
    await task
asyncio.run(main())

import asyncio
async def fails():
    await asyncio.sleep(0.1)
    raise RuntimeError('no luck')

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            await asyncio.sleep(0.4)
            print('body')
    except* RuntimeError:
        print('over')

asyncio.run(main())

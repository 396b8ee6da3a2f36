import asyncio


async def greet(name):
    await asyncio.sleep(1)  # only greet pauses
    print('hello', name)


async def main():
    task = asyncio.create_task(greet('Ada'))  # starts at the next await
    print('main goes on')  # main goes on, 1 s later: hello Ada
    await task  # asyncio.run ends with main, so wait for it


asyncio.run(main())

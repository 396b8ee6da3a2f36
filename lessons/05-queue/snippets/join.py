import asyncio

async def main():
    queue = asyncio.Queue()
    await queue.put('a')
    print(await queue.get())
    print('empty' if queue.empty() else 'not empty')
    await queue.join()
    print('joined')

asyncio.run(main())

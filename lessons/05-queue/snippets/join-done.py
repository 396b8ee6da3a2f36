import asyncio

async def main():
    queue = asyncio.Queue()
    await queue.put('a')
    print(await queue.get())
    queue.task_done()
    await queue.join()
    print('joined')

asyncio.run(main())

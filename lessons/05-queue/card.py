import asyncio


async def read_rows(queue):
    for row in [1, 2, 3, 4, 5, 6, 7, None]:  # None: no more will come
        await queue.put(row)  # waits while the queue holds three


async def store_rows(queue):
    while (row := await queue.get()) is not None:
        await asyncio.sleep(0.19)  # store it …
        print('stored', row)  # stored 1, after 0.19 s


async def main():
    queue = asyncio.Queue(maxsize=3)
    await asyncio.gather(read_rows(queue), store_rows(queue))


asyncio.run(main())

import asyncio

async def consume(queue):
    for _ in range(2):
        print(f'c{await queue.get()}')

async def main():
    queue = asyncio.Queue(3)
    consuming = asyncio.create_task(consume(queue))
    await asyncio.sleep(0)  # the consumer is now waiting
    for n in [0, 1]:
        print(f'p{n}')
        await queue.put(n)
    await consuming
asyncio.run(main())

import asyncio
async def consume(queue):
    for _ in range(2): print(f'c{await queue.get()}')
async def produce(queue):
    for n in [0, 1]:
        print(f'p{n}')
        await queue.put(n)
async def main():
    queue = asyncio.Queue(3)
    await asyncio.gather(consume(queue), produce(queue))
asyncio.run(main())

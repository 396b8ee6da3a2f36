import asyncio
queue = asyncio.Queue(3)
async def consume():
    for _ in range(2): print(f'c{await queue.get()}')
async def produce():
    for n in [0, 1]:
        print(f'p{n}')
        await queue.put(n)
async def main():
    await asyncio.gather(consume(), produce())
asyncio.run(main())

import asyncio

def crunch():
    return sum(n * n for n in range(10_000_000))

async def main():
    one = asyncio.to_thread(crunch)
    other = asyncio.to_thread(crunch)
    await asyncio.gather(one, other)

asyncio.run(main())

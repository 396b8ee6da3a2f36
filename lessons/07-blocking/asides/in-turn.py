import asyncio

def crunch():
    return sum(n * n for n in range(10_000_000))

async def main():
    crunch()
    crunch()

asyncio.run(main())

import asyncio

async def main():
    waits = [asyncio.sleep(1), asyncio.sleep(2), asyncio.sleep(0.5)]
    await asyncio.sleep(1)
    await asyncio.gather(*waits)

asyncio.run(main())

import asyncio

async def main():
    seconds = [1, 2, 0.5]
    waits = [asyncio.create_task(asyncio.sleep(s)) for s in seconds]
    await asyncio.sleep(1)
    await asyncio.gather(*waits)

asyncio.run(main())

import asyncio

async def nap():
    await asyncio.sleep(0.3)

async def main():
    await asyncio.gather(nap(), nap(), nap())

asyncio.run(main())

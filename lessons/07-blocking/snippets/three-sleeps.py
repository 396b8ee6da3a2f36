import asyncio
import time

async def nap():
    time.sleep(0.3)

async def main():
    await asyncio.gather(nap(), nap(), nap())

asyncio.run(main())

import asyncio
import time

async def work():
    time.sleep(0.5)
    return 'result'

async def main():
    print(await asyncio.wait_for(work(), 0.1))
asyncio.run(main())

import asyncio
import time

async def work():
    time.sleep(.5)
    return 'result'

async def main():
    try:
        print(await asyncio.wait_for(work(), .1))
    except TimeoutError:
        print('TimeoutError')

asyncio.run(main())

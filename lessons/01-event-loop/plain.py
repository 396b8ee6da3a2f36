"""Who runs next, with a wait and without: python3 event_loop.py"""

import asyncio
import time

TIMER, BLOCK = 0.04, 0.05  # seconds


def busy(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


async def nothing():
    pass


async def greet(pause):
    print('hello')
    await pause
    print('done')


async def run(pause):
    print('first line')
    called = asyncio.Event()

    def callback():
        print('timer')
        called.set()

    asyncio.get_running_loop().call_later(TIMER, callback)
    greeting = asyncio.create_task(greet(pause))
    busy(BLOCK)
    print('last line')
    await asyncio.gather(greeting, called.wait())


async def main():
    begin = time.perf_counter()
    await run(asyncio.sleep(0.4))
    print(f'something to wait for: {time.perf_counter() - begin:.2f} s')

    await run(nothing())  # nothing to wait for


asyncio.run(main())

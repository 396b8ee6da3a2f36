"""The variants of wait.ts: python3 demo.py [wait|no-wait] [timer block]"""

import asyncio
import sys
import time


async def nothing():
    pass


async def greet(seconds):
    print('hello')
    # Awaiting a coroutine that does not wait goes straight on.
    await (asyncio.sleep(seconds) if variant == 'wait' else nothing())
    print('done')


def busy(ms):
    end = time.perf_counter() + ms / 1000
    while time.perf_counter() < end:
        pass


async def main(timer, block):
    loop = asyncio.get_running_loop()
    print('first line')
    called = asyncio.Event()
    loop.call_later(timer / 1000, lambda: (print('timer'), called.set()))
    greeting = asyncio.create_task(greet(1))
    busy(block)
    print('last line')
    # asyncio.run ends with main; Node would go on by itself.
    await greeting
    await called.wait()


variant, *knobs = sys.argv[1:] or ['wait']
timer, block = map(int, knobs or [30, 50])
asyncio.run(main(timer, block))

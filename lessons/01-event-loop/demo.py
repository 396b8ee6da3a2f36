"""As in wait.ts: python3 demo.py [wait|no-wait] [timer block]"""

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


def on_timer(called):
    print('timer')
    called.set()


async def main():
    called = asyncio.Event()
    print('first line')
    loop = asyncio.get_running_loop()
    loop.call_later(timer / 1000, on_timer, called)
    greeting = asyncio.create_task(greet(0.4))
    busy(block)
    print('last line')
    # asyncio.run ends with main, so main waits for what it has started.
    await greeting
    await called.wait()


variant, *knobs = sys.argv[1:] or ['wait']
timer, block = map(int, knobs or [40, 50])
asyncio.run(main())

"""The report, mended: python3 debug.py

It ends with a traceback and exit code 1, since there is no copy. With
PYTHONASYNCIODEBUG=1 asyncio tells of steps above 0.1 s, and of tasks and
coroutines that nobody awaits: try it without the slices, or an await.
"""

import asyncio
import time

SUM, LIMIT = 0.3, 1.5  # seconds


async def report():
    await asyncio.sleep(0.1)  # the orders come from a database
    for _ in range(round(SUM / 0.02)):
        busy(0.02)
        await asyncio.sleep(0)
    await save()


async def save():
    await asyncio.sleep(0.1)
    print('saved')


async def copy():
    await asyncio.sleep(0.05)
    raise OSError('disk full')


def busy(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


async def main():
    begin = time.perf_counter()
    print('begin')
    loop = asyncio.get_running_loop()
    loop.call_later(0.15, print, 'answered')  # a customer asks
    copying = asyncio.create_task(copy())
    await asyncio.wait_for(report(), LIMIT)
    print('end')
    print(f'mended: {time.perf_counter() - begin:.2f} s')
    await copying  # its error ends the program, with exit code 1


asyncio.run(main())

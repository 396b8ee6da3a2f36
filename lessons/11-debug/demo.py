"""report.ts in Python: python3 demo.py [variant] [sum limit]

as-it-is, watched (the same in debug mode, as with PYTHONASYNCIODEBUG=1)
or mended.
"""

import asyncio
import sys
import time


async def report():
    await asyncio.sleep(0.1)  # the orders come from a database
    if not mended:
        busy(sum_ms)
        save()  # without await: nothing runs
        return
    for _ in range(sum_ms // 20):
        busy(20)
        await asyncio.sleep(0)
    await save()


async def save():
    await asyncio.sleep(0.1)
    print('saved')


async def copy():
    await asyncio.sleep(0.05)
    raise OSError('disk full')


def busy(ms):
    end = time.perf_counter() + ms / 1000
    while time.perf_counter() < end:
        pass


def tell(task):
    print(f'no copy: {task.exception()}')


async def main():
    print('begin')
    loop = asyncio.get_running_loop()
    loop.call_later(0.15, print, 'answered')  # a customer asks
    copying = asyncio.create_task(copy())
    if mended:
        copying.add_done_callback(tell)
    # wait_for leaves no timer behind: here is no leak.
    await asyncio.wait_for(report(), limit_ms / 1000)
    print('end')


variant, *knobs = sys.argv[1:] or ['as-it-is']
sum_ms, limit_ms = map(int, knobs or [300, 1500])
mended = variant == 'mended'
asyncio.run(main(), debug=variant == 'watched')

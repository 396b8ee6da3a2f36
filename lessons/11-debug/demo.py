"""report.ts in Python: python3 demo.py [variant] [sum limit]

as-it-is, watched (the same in debug mode, as with PYTHONASYNCIODEBUG=1)
or mended.
"""

import asyncio
import sys
import time


async def report():
    await asyncio.sleep(0.1)  # the orders come from a database
    busy(sum_ms)
    save()  # without await: nothing runs


async def report_in_slices():
    await asyncio.sleep(0.1)
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


async def as_it_is():
    print('begin')
    asyncio.get_running_loop().call_later(0.15, print, 'answered')
    asyncio.create_task(copy())
    await asyncio.wait_for(report(), limit_ms / 1000)
    print('end')


async def mended():
    print('begin')
    asyncio.get_running_loop().call_later(0.15, print, 'answered')
    copying = asyncio.create_task(copy())
    await asyncio.wait_for(report_in_slices(), limit_ms / 1000)
    print('end')
    await copying  # its error ends the program, with exit code 1


variant, *knobs = sys.argv[1:] or ['as-it-is']
sum_ms, limit_ms = map(int, knobs or [300, 1500])
main = mended if variant == 'mended' else as_it_is
asyncio.run(main(), debug=variant == 'watched')

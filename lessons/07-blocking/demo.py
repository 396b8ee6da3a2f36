"""The variants of demo.ts: python3 demo.py [variant] [block slice way]

Variants: one-piece, await-null, giving-way, worker. Times in ms. `way` is
setImmediate or 'setTimeout 0', as in demo.ts. time.sleep stands for every
call that holds the thread: a long loop, requests.get, a big json.loads.
"""

import asyncio
import sys
import time


async def tick():
    for n in range(1, 13):
        await asyncio.sleep(0.1)
        print(f'tick {n}')


async def nothing():
    pass


async def one_piece():
    time.sleep(block / 1000)


async def await_null():
    for left in range(block, 0, -slice_ms):
        await nothing()
        time.sleep(min(slice_ms, left) / 1000)


async def giving_way():
    for left in range(block, 0, -slice_ms):
        await asyncio.sleep(0 if way == 'setImmediate' else 0.001)
        time.sleep(min(slice_ms, left) / 1000)


async def worker():
    await asyncio.to_thread(time.sleep, block / 1000)


async def main(crunch):
    ticker = asyncio.create_task(tick(), name='ticker')
    await asyncio.sleep(0.22)
    await asyncio.create_task(crunch(), name='crunch')
    await ticker


variant, *knobs = sys.argv[1:] or ['one-piece']
block, slice_ms, way = knobs or ['800', '150', 'setImmediate']
block, slice_ms = int(block), int(slice_ms)
crunches = {
    'one-piece': one_piece,
    'await-null': await_null,
    'giving-way': giving_way,
    'worker': worker,
}
asyncio.run(main(crunches[variant]))

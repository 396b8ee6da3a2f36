"""A ticker beside a call that holds the thread: python3 blocking.py"""

import asyncio
import time

# In seconds, half of the lesson's: in all, in one slice, between ticks
BLOCK, SLICE, APART = 0.4, 0.075, 0.05


async def tick():
    for n in range(1, 13):
        await asyncio.sleep(APART)
        print(f'tick {n}')


def slices():
    left = BLOCK
    while left > 0.001:
        yield min(SLICE, left)
        left -= SLICE


async def nothing():
    pass


# time.sleep stands for every call that holds the thread.
async def one_piece():
    time.sleep(BLOCK)


async def await_nothing():
    for seconds in slices():
        await nothing()
        time.sleep(seconds)


async def giving_way():
    for seconds in slices():
        await asyncio.sleep(0)
        time.sleep(seconds)


async def worker():
    await asyncio.to_thread(time.sleep, BLOCK)


async def timed(title, crunch):
    begin = time.perf_counter()
    ticker = asyncio.create_task(tick())
    await asyncio.sleep(2.2 * APART)
    await crunch()
    await ticker
    print(f'{title}: {time.perf_counter() - begin:.2f} s')


async def main():
    await timed('in one piece', one_piece)
    await timed('in slices, await null', await_nothing)
    await timed('in slices, giving way', giving_way)
    await timed('on a worker thread', worker)


asyncio.run(main())

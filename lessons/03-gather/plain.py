"""Three waits, one by one and together: python3 gather.py"""

import asyncio
import time

A, B, C = 1.0, 2.0, 0.5  # seconds


async def wait(name, seconds):
    await asyncio.sleep(seconds)
    print(f'{name} done')
    return name


async def one_by_one():
    return [await wait('A', A), await wait('B', B), await wait('C', C)]


async def together():
    return await asyncio.gather(wait('A', A), wait('B', B), wait('C', C))


async def timed(title, run):
    begin = time.perf_counter()
    names = await run()
    seconds = time.perf_counter() - begin
    print(f'{title}: {seconds:.2f} s, {" ".join(names)}')


async def main():
    await timed('one by one', one_by_one)
    await timed('together', together)


asyncio.run(main())

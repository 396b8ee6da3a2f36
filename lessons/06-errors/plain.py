"""Four tasks, of which some fail; three ways to wait: python3 errors.py"""

import asyncio
import time

FAILS = {2}  # the numbers of the tasks that fail
ENDS = [0.5, 1.0, 0.25, 1.5]  # when each task ends, in seconds


async def work(n, seconds):
    await asyncio.sleep(seconds)
    if n in FAILS:
        raise RuntimeError(f'task {n} failed')
    print(f'task {n} done')
    return f'task {n} OK'


async def gather_all(tasks):
    try:
        await asyncio.gather(*tasks)
        print('all are done')
    except RuntimeError as error:
        print(f'caught: {error}')


async def settled(tasks):
    for end in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(end, Exception):
            print(f'rejected: {end}')
        else:
            print(f'fulfilled: {end}')


async def first_good(tasks):
    for end in asyncio.as_completed(tasks):
        try:
            print(f'first: {await end}')
            return
        except RuntimeError:
            pass  # the next one may succeed
    print('caught: all of them failed')


async def timed(title, run):
    begin = time.perf_counter()
    tasks = [asyncio.create_task(work(n, s)) for n, s in enumerate(ENDS)]
    await run(tasks)
    await asyncio.wait(tasks)  # the others run on
    print(f'{title}: {time.perf_counter() - begin:.2f} s')


# The titles are those of the lesson.
async def main():
    await timed('Promise.all', gather_all)
    await timed('Promise.allSettled', settled)
    await timed('Promise.any', first_good)


asyncio.run(main())

"""The variants of demo.ts: python3 demo.py [all|settled|any] [fails at]

`fails` names tasks, as '0 and 2'; `at` is when task 2 ends, in ms.
"""

import asyncio
import sys


async def work(n, ms):
    await asyncio.sleep(ms / 1000)
    if str(n) in fails:
        raise RuntimeError(f'task {n} failed')
    print(f'task {n} done')
    return f'task {n} OK'


def started():
    """Four tasks, started; the picture knows them by their names."""
    return [
        asyncio.create_task(work(n, ms), name=f'task {n}')
        for n, ms in enumerate([500, 1000, at, 1500])
    ]


async def all_(tasks):
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


async def any_(tasks):
    for end in asyncio.as_completed(tasks):
        try:
            print(f'first: {await end}')
            return
        except RuntimeError:
            pass  # the next one may succeed
    print('caught: all of them failed')


async def main(variant):
    tasks = started()
    await variant(tasks)
    # When main returns, asyncio.run cancels what still runs.
    await asyncio.wait(tasks)


variant, *knobs = sys.argv[1:] or ['all']
fails, at = knobs or ['2', '250']
at = int(at)
mains = {'all': all_, 'settled': settled, 'any': any_}
asyncio.run(main(mains[variant]))

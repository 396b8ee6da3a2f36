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


def start():
    return [
        asyncio.create_task(work(n, ms), name=f'task {n}')
        for n, ms in enumerate([500, 1000, at, 1500])
    ]


# When it ends, asyncio.run cancels whoever is still under way.
async def gather_all():
    try:
        await asyncio.gather(*start())
        print('all are done')
    except RuntimeError as error:
        print(f'caught: {error}')


async def settled():
    for end in await asyncio.gather(*start(), return_exceptions=True):
        print('rejected' if isinstance(end, Exception) else 'fulfilled')


# asyncio has no Promise.any: the first that ends well, made by hand.
async def first_good():
    for next_end in asyncio.as_completed(start()):
        try:
            return print(f'first: {await next_end}')
        except RuntimeError:
            pass  # the next one may end well
    print('caught: all of them failed')


variant, *knobs = sys.argv[1:] or ['all']
fails, at = knobs or ['2', '250']
at = int(at)
mains = {'all': gather_all, 'settled': settled, 'any': first_good}
asyncio.run(mains[variant]())

"""demo.ts in Python: python3 demo.py [all|group] [fail cleanup], in ms"""

import asyncio
import sys


async def fails():
    await asyncio.sleep(fail / 1000)
    raise RuntimeError('A failed')


async def cleans_up():
    try:
        await asyncio.sleep(1.6)
    finally:
        await asyncio.sleep(cleanup / 1000)


def jobs():
    return {
        'A': fails(),
        'B': asyncio.sleep(2),
        'C': asyncio.sleep(.5),
        'D': cleans_up(),
    }


async def gather_all():
    tasks = [
        asyncio.create_task(job, name=name) for name, job in jobs().items()
    ]
    try:
        await asyncio.gather(*tasks)
    except RuntimeError as error:
        print(f'caught: {error}')


async def group():
    try:
        async with asyncio.TaskGroup() as group:
            for name, job in jobs().items():
                group.create_task(job, name=name)
            await asyncio.create_task(asyncio.sleep(1.8), name='body')
    except* RuntimeError as group_error:
        print(f'caught: {group_error}: {group_error.exceptions}')


variant, *knobs = sys.argv[1:] or ['all']
fail, cleanup = map(int, knobs or [1000, 500])
asyncio.run({'all': gather_all, 'group': group}[variant]())

"""demo.ts in Python: python3 demo.py [all|group] [fail cleanup], in ms"""

import asyncio
import sys


async def stock():
    await asyncio.sleep(fail / 1000)
    raise RuntimeError('sold out')


async def card():
    await asyncio.sleep(2)
    print('card charged')


async def invoice():
    try:
        await asyncio.sleep(1.7)
    finally:
        await asyncio.sleep(cleanup / 1000)


async def address():
    await asyncio.sleep(0.5)


jobs = [stock, invoice, card, address]


async def all_():
    tasks = [
        asyncio.create_task(job(), name=job.__name__) for job in jobs
    ]
    try:
        await asyncio.gather(*tasks)
    except RuntimeError as error:
        print(f'caught: {error}')
    await asyncio.sleep(1.5)  # the server goes on with other orders


async def group():
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job(), name=job.__name__)
            await asyncio.sleep(1.8)
    except* RuntimeError as failed:
        print(f'caught: {failed}: {failed.exceptions}')


variant, *knobs = sys.argv[1:] or ['all']
fail, cleanup = map(int, knobs or [1000, 400])
asyncio.run({'all': all_, 'group': group}[variant]())

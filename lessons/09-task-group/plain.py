"""One order, four jobs, one failure: python3 task_group.py"""

import asyncio
import time

FAIL, CLEANUP = 1.0, 0.4  # seconds


async def stock():
    await asyncio.sleep(FAIL)
    raise RuntimeError('sold out')


async def card():
    await asyncio.sleep(2)
    print('card charged')


async def invoice():
    try:
        await asyncio.sleep(1.7)
    finally:
        await asyncio.sleep(CLEANUP)


async def address():
    await asyncio.sleep(0.5)


async def gather_all():
    try:
        await asyncio.gather(stock(), invoice(), card(), address())
    except RuntimeError as error:
        print(f'caught: {error}')
    await asyncio.sleep(1.5)  # the server goes on with other orders


async def group():
    try:
        async with asyncio.TaskGroup() as group:
            for job in stock, invoice, card, address:
                group.create_task(job())
            await asyncio.sleep(1.8)
    except* RuntimeError as failed:
        print(f'caught: {failed}: {failed.exceptions}')


async def timed(title, run):
    begin = time.perf_counter()
    await run()
    print(f'{title}: {time.perf_counter() - begin:.2f} s')


async def main():
    await timed('Promise.all, gather', gather_all)
    await timed('TaskGroup', group)


asyncio.run(main())

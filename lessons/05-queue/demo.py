"""The variants of demo.ts: python3 demo.py [variant] [items make use bound]

Variants: one-consumer, two-consumers, without-limit. The times are in ms.
"""

import asyncio
import sys

END = object()


async def produce(queue, items, make, consumers):
    for n in range(1, items + 1):
        await asyncio.sleep(make / 1000)
        await queue.put(n)
    # No close() before Python 3.13: an end mark for each consumer.
    for _ in range(consumers):
        await queue.put(END)


async def consume(queue, use):
    while await queue.get() is not END:
        await asyncio.sleep(use / 1000)


async def run(items, make, use, bound, names):
    queue = asyncio.Queue(bound)
    making = produce(queue, items, make, len(names))
    await asyncio.gather(
        asyncio.create_task(making, name='producer'),
        *[asyncio.create_task(consume(queue, use), name=n) for n in names],
    )


variant, *knobs = sys.argv[1:] or ['one-consumer']
items, make, use, bound = map(int, knobs or [7, 50, 175, 3])
if variant == 'without-limit':
    bound = 0
two = variant == 'two-consumers'
names = ['consumer 1', 'consumer 2'] if two else ['consumer']
asyncio.run(run(items, make, use, bound, names))

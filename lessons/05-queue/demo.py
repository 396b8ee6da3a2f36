"""The variants of demo.ts: python3 demo.py [variant] [items make use bound]

Variants: one-consumer, two-consumers, without-limit. The times are in ms.
"""

import asyncio
import sys

END = object()


async def produce(queue, items, make, consumers=1):
    for n in range(1, items + 1):
        await asyncio.sleep(make / 1000)
        await queue.put(n)
    for _ in range(consumers):
        await queue.put(END)


async def consume(queue, use):
    while await queue.get() is not END:
        await asyncio.sleep(use / 1000)


def lane(name, coroutine):
    """A task with a name, by which the picture knows it."""
    return asyncio.create_task(coroutine, name=name)


async def one_consumer(items, make, use, bound):
    queue = asyncio.Queue(maxsize=bound)
    await asyncio.gather(
        lane('producer', produce(queue, items, make)),
        lane('consumer', consume(queue, use)),
    )


async def two_consumers(items, make, use, bound):
    queue = asyncio.Queue(maxsize=bound)
    await asyncio.gather(
        lane('producer', produce(queue, items, make, consumers=2)),
        lane('consumer 1', consume(queue, use)),
        lane('consumer 2', consume(queue, use)),
    )


async def without_limit(items, make, use, bound):
    await one_consumer(items, make, use, bound=0)


variant, *knobs = sys.argv[1:] or ['one-consumer']
items, make, use, bound = map(int, knobs or [7, 70, 190, 3])
mains = {
    'one-consumer': one_consumer,
    'two-consumers': two_consumers,
    'without-limit': without_limit,
}
asyncio.run(mains[variant](items, make, use, bound))

"""A producer, a bounded queue, one or two consumers: python3 queues.py"""

import asyncio
import time

ITEMS, MAKE, USE, BOUND = 7, 0.07, 0.19, 3  # times in seconds
END = object()  # the end mark


async def produce(queue, consumers=1):
    for n in range(1, ITEMS + 1):
        await asyncio.sleep(MAKE)
        await queue.put(n)
    for _ in range(consumers):
        await queue.put(END)
    print('producer done')


async def consume(name, queue):
    while await queue.get() is not END:
        await asyncio.sleep(USE)
    print(f'{name} done')


async def one_consumer():
    queue = asyncio.Queue(maxsize=BOUND)
    await asyncio.gather(produce(queue), consume('consumer', queue))


async def two_consumers():
    queue = asyncio.Queue(maxsize=BOUND)
    await asyncio.gather(
        produce(queue, consumers=2),
        consume('consumer 1', queue),
        consume('consumer 2', queue),
    )


async def without_limit():
    queue = asyncio.Queue()
    await asyncio.gather(produce(queue), consume('consumer', queue))


async def timed(title, run):
    begin = time.perf_counter()
    await run()
    print(f'{title}: {time.perf_counter() - begin:.2f} s')


async def main():
    await timed('one consumer', one_consumer)
    await timed('two consumers', two_consumers)
    await timed('one consumer, a queue without a limit', without_limit)


asyncio.run(main())

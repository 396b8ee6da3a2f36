"""Milliseconds that asyncio.Queue takes for so many items: queue_items.py ITEMS BOUND"""

import asyncio
import sys
import time


async def main(items, bound):
    queue = asyncio.Queue(maxsize=bound)

    async def produce():
        for item in range(items):
            await queue.put(item)
        await queue.put(None)

    async def consume():
        while await queue.get() is not None:
            pass

    start = time.perf_counter()
    await asyncio.gather(produce(), consume())
    print((time.perf_counter() - start) * 1000)


asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))

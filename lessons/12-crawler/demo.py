"""The demo in Python: demo.py [variant] [workers rate failing limit]

Variants: one-by-one, all-at-once, crawler. `failing` is in per cent,
`limit` in ms. It asks the server that DELAY_SERVER names for /site/<page>.
"""

import asyncio
import json
import os
import random
import sys
from urllib.parse import urlsplit

END = object()


class RateLimiter:
    """At most one start in any stretch of `per` seconds."""

    def __init__(self, per):
        self.turn = asyncio.Semaphore(1)
        self.per = per

    async def take(self):
        await self.turn.acquire()
        # A turn comes back by itself, a whole stretch after its start.
        loop = asyncio.get_running_loop()
        loop.call_later(self.per, self.turn.release)


async def links_of(url):
    server = urlsplit(os.environ['DELAY_SERVER'])
    streams = await asyncio.open_connection(server.hostname, server.port)
    reader, writer = streams
    try:
        writer.write(f'GET {url} HTTP/1.0\r\n\r\n'.encode())
        head, _, body = (await reader.read()).partition(b'\r\n\r\n')
    finally:
        writer.close()
    status = int(head.split()[1])
    if status != 200:
        raise OSError(f'{url}: status {status}')
    return json.loads(body)['links']


async def ask(url, limiter, limit):
    for tries in 3, 2, 1:
        await limiter.take()
        try:
            async with asyncio.timeout(limit):
                return await links_of(url)
        except OSError:  # TimeoutError is one too
            if tries == 1:
                raise
        await asyncio.sleep(0.4 / 2**tries * (1 + random.random()))


async def crawl(first, workers, rate, limit):
    limiter = RateLimiter(1 / rate)
    pages = {}
    queue = asyncio.Queue()

    def add(url):
        if url not in pages:
            pages[url] = 'left'
            queue.put_nowait(url)

    async def worker():
        while (url := await queue.get()) is not END:
            try:
                for link in await ask(url, limiter, limit):
                    add(link)
                pages[url] = 'crawled'
            except OSError:
                pages[url] = 'failed'
            queue.task_done()

    add(first)
    async with asyncio.TaskGroup() as group:
        for i in range(workers):
            group.create_task(worker(), name=f'worker {i + 1}')
        await queue.join()
        for _ in range(workers):
            queue.put_nowait(END)
    return pages


async def read_all(first):
    urls = [first]
    for url in urls:
        try:
            links = await links_of(url)
        except OSError:
            continue
        urls += [link for link in links if link not in urls]


async def all_at_once(query):
    urls = [f'/site/{n}?{query}' for n in range(60)]
    jobs = [
        asyncio.create_task(links_of(url), name=f'page {n}')
        for n, url in enumerate(urls)
    ]
    results = await asyncio.gather(*jobs, return_exceptions=True)
    return sum(not isinstance(result, Exception) for result in results)


async def main(variant, workers, rate, failing, limit):
    query = f'failing={failing / 100}'
    first = f'/site/0?{query}'
    if variant == 'one-by-one':
        await asyncio.create_task(read_all(first), name='reader')
    elif variant == 'all-at-once':
        await all_at_once(query)
    else:
        await crawl(first, workers, rate, limit / 1000)


variant, *knobs = sys.argv[1:] or ['one-by-one']
asyncio.run(main(variant, *map(int, knobs or [4, 25, 20, 500])))

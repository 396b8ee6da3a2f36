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


class StatusError(Exception):
    def __init__(self, status):
        super().__init__(f'status {status}')
        self.status = status


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
        raise StatusError(status)
    return json.loads(body)['links']


def may_pass(error):
    """A busy server may answer later; a 404 stays one."""
    return not isinstance(error, StatusError) or error.status >= 429


async def ask(url, limiter):
    for pause in 0.05, 0.1, None:
        await limiter.take()
        try:
            async with asyncio.timeout(limit / 1000):
                return await links_of(url)
        # TimeoutError is an OSError
        except (StatusError, OSError) as error:
            if pause is None or not may_pass(error):
                raise
        await asyncio.sleep(pause * (1 + random.random()))


async def crawl():
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
                for link in await ask(url, limiter):
                    add(link)
                pages[url] = 'crawled'
            except (StatusError, OSError) as error:
                pages[url] = f'failed: {error!r}'
            queue.task_done()

    add(page(0))
    async with asyncio.TaskGroup() as group:
        for i in range(1, workers + 1):
            group.create_task(worker(), name=f'worker {i}')
        await queue.join()
        for _ in range(workers):
            queue.put_nowait(END)
    return pages


async def one_by_one():
    urls = [page(0)]
    for url in urls:
        try:
            links = await links_of(url)
        except StatusError:
            continue
        urls += [link for link in links if link not in urls]


async def all_at_once():
    tasks = [
        asyncio.create_task(links_of(page(n)), name=f'page {n}')
        for n in range(60)
    ]
    results = await asyncio.gather(*tasks, return_exceptions=True)
    return sum(not isinstance(result, Exception) for result in results)


def page(n):
    return f'/site/{n}?failing={failing / 100}'


async def main():
    if variant == 'one-by-one':
        await asyncio.create_task(one_by_one(), name='reader')
    elif variant == 'all-at-once':
        await all_at_once()
    else:
        await crawl()


variant, *knobs = sys.argv[1:] or ['one-by-one']
workers, rate, failing, limit = map(int, knobs or [4, 25, 20, 500])
asyncio.run(main())

"""demo.ts in Python: python3 demo.py [variant] [n delay connections]

Variants: one, five, many, pool. The times are in ms. It asks the server
that DELAY_SERVER names for /delay/<seconds>, as httpbin.org answers it.
"""

import asyncio
import contextlib
import os
import sys
from urllib.parse import urlsplit

try:
    import aiohttp
except ImportError:
    aiohttp = None

server = os.environ.get('DELAY_SERVER', 'https://httpbin.org')


@contextlib.asynccontextmanager
async def aiohttp_client(limit):
    # Without a limit of one's own aiohttp has 100; 0 is none.
    connector = aiohttp.TCPConnector(limit=limit or 0)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def get(path):
            async with session.get(server + path) as response:
                return await response.text()

        yield get


@contextlib.asynccontextmanager
async def streams_client(limit):
    url = urlsplit(server)
    tls = url.scheme == 'https'
    places = asyncio.Semaphore(limit) if limit else contextlib.nullcontext()

    async def get(path):
        async with places:
            reader, writer = await asyncio.open_connection(
                url.hostname, url.port or (443 if tls else 80), ssl=tls
            )
            head = f'GET {path} HTTP/1.0\r\nHost: {url.netloc}\r\n\r\n'
            writer.write(head.encode())
            reply = await reader.read()
            writer.close()
            return reply.partition(b'\r\n\r\n')[2].decode()

    yield get


async def get_all(n, ms, limit=None):
    client = aiohttp_client if aiohttp else streams_client
    async with client(limit) as get:
        path = f'/delay/{ms / 1000}'
        pages = await asyncio.gather(*[
            asyncio.create_task(get(path), name=f'url {i + 1}')
            for i in range(n)
        ])
    return len(pages)


variant, *knobs = sys.argv[1:] or ['one']
n, delay, connections = map(int, knobs or [100, 700, 50])
run = {
    'one': lambda: get_all(1, delay),
    'five': lambda: get_all(5, delay),
    'many': lambda: get_all(n, delay),
    'pool': lambda: get_all(n, delay, connections),
}[variant]
print('with', 'aiohttp' if aiohttp else 'asyncio streams', file=sys.stderr)
asyncio.run(run())

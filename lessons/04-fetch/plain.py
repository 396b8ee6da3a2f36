"""One URL, five, many, and many over a pool: python3 fetch.py

The server is in this file; it answers /delay/1 after 1 s. HTTP is spoken
over asyncio's streams, to need nothing but Python: you would take aiohttp,
whose connector is the pool.
"""

import asyncio
import contextlib
import time

N = 100  # URLs
CONNECTIONS = 50  # in the pool
DELAY = 0.7  # seconds until a URL is answered


class Server:
    in_hand = peak = 0

    async def answer(self, reader, writer):
        head = await reader.readuntil(b'\r\n\r\n')
        path = head.split()[1].decode()
        self.in_hand += 1
        self.peak = max(self.peak, self.in_hand)
        await asyncio.sleep(float(path.removeprefix('/delay/')))
        self.in_hand -= 1
        writer.write(b'HTTP/1.0 200 OK\r\n\r\nanswered\n')
        await writer.drain()
        writer.close()


async def load(port, path):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    try:
        head = f'GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n'
        writer.write(head.encode())
        reply = await reader.read()
    finally:
        writer.close()
    status, _, body = reply.partition(b'\r\n\r\n')
    if status.split()[1] != b'200':
        raise OSError(f'{path}: {status.decode()}')
    return body.decode()


async def get_all(port, count, seconds, limit=None):
    # A counter of free places stands in for a pool of connections.
    places = asyncio.Semaphore(limit) if limit else contextlib.nullcontext()

    async def get(number):
        async with places:
            await load(port, f'/delay/{seconds}')
        if count <= 5:
            print(f'url {number} done')

    await asyncio.gather(*[get(i + 1) for i in range(count)])


async def main():
    own = Server()
    # The backlog is how many may come at once; unless set it is 100.
    server = await asyncio.start_server(
        own.answer, '127.0.0.1', 0, backlog=N
    )
    port = server.sockets[0].getsockname()[1]

    async def timed(title, *what):
        own.peak = 0
        begin = time.perf_counter()
        await get_all(port, *what)
        seconds = time.perf_counter() - begin
        print(f'{title}: {seconds:.2f} s, at most {own.peak} in flight')

    async with server:
        await timed('one URL', 1, DELAY)
        await timed('five URLs', 5, DELAY)
        await timed('many URLs', N, DELAY)
        await timed(
            'many URLs, a pool of connections', N, DELAY, CONNECTIONS
        )


asyncio.run(main())

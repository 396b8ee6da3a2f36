"""demo.ts in Python: python3 demo.py [variant] [answer limit cleanup]

Variants: race, limited, ignoring. The times are in ms. It asks the server
that DELAY_SERVER names for /delay/<seconds>, as httpbin.org answers it.
"""

import asyncio
import os
import sys
from urllib.parse import urlsplit

server = urlsplit(os.environ.get('DELAY_SERVER', 'https://httpbin.org'))
tls = server.scheme == 'https'
port = server.port or (443 if tls else 80)


async def get(path):
    reader, writer = await asyncio.open_connection(
        server.hostname, port, ssl=tls
    )
    try:
        head = f'GET {path} HTTP/1.0\r\nHost: {server.netloc}\r\n\r\n'
        writer.write(head.encode())
        reply = await reader.read()
        return f'status {reply.split()[1].decode()}'
    finally:
        writer.close()


def load():
    return asyncio.create_task(get(f'/delay/{answer / 1000}'), name='page')


async def race():
    page = load()
    await asyncio.wait([page], timeout=limit / 1000)
    print(page.result() if page.done() else 'too late')


async def limited():
    async def work():
        try:
            return await load()
        finally:
            clean = asyncio.sleep(cleanup / 1000)
            await asyncio.create_task(clean, name='cleanup')

    await within_limit(work())


async def ignoring():
    # It takes two things: no cancelling of the page, and none of work.
    async def work():
        page = load()
        while not page.done():
            try:
                await asyncio.shield(page)
            except asyncio.CancelledError:
                pass
        return page.result()

    await within_limit(work())


async def within_limit(work):
    try:
        async with asyncio.timeout(limit / 1000):
            print(await work)
    except TimeoutError:
        print('TimeoutError')


variant, *knobs = sys.argv[1:] or ['race']
answer, limit, cleanup = map(int, knobs or [1500, 300, 500])
mains = {'race': race, 'limited': limited, 'ignoring': ignoring}
asyncio.run(mains[variant]())

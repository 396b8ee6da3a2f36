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


async def load():
    return await get(f'/delay/{answer / 1000}')


async def race():
    page = asyncio.create_task(load(), name='page')
    late = asyncio.sleep(limit / 1000, 'too late')
    timer = asyncio.create_task(late, name='timer')
    done, _ = await asyncio.wait(
        [page, timer], return_when=asyncio.FIRST_COMPLETED
    )
    print(done.pop().result())
    await page  # or asyncio.run would cancel it now


async def limited():
    async def work():
        try:
            return await asyncio.create_task(load(), name='page')
        finally:
            clean = asyncio.sleep(cleanup / 1000)
            await asyncio.create_task(clean, name='cleanup')

    await within_limit(work())


async def ignoring():
    # It takes two things: no cancelling of the page, and none of work.
    async def work():
        page = asyncio.create_task(load(), name='page')
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

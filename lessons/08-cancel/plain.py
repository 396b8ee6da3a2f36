"""A limit on a slow server, in three ways: python3 cancel.py"""

import asyncio
import time

ANSWER, LIMIT, CLEANUP = 1.5, 0.3, 0.5  # seconds


async def serve(_reader, writer):
    await asyncio.sleep(ANSWER)
    writer.write(b'HTTP/1.0 200 OK\r\n\r\npage')
    writer.close()


async def load(port):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    try:
        writer.write(b'GET / HTTP/1.0\r\n\r\n')
        reply = await reader.read()
        return f'status {reply.split()[1].decode()}'
    finally:
        writer.close()


async def race(port):
    page = asyncio.create_task(load(port))
    timer = asyncio.create_task(asyncio.sleep(LIMIT, 'too late'))
    done, _ = await asyncio.wait(
        [page, timer], return_when=asyncio.FIRST_COMPLETED
    )
    print(done.pop().result())
    await page  # the loser is not stopped


async def limited(port):
    async with asyncio.timeout(LIMIT):
        try:
            print(await load(port))
        finally:
            await asyncio.sleep(CLEANUP)


async def ignoring(port):
    async with asyncio.timeout(LIMIT):
        page = asyncio.create_task(load(port))
        while not page.done():
            try:
                await asyncio.shield(page)
            except asyncio.CancelledError:
                pass  # never do this
        print(page.result())


async def timed(title, run, port):
    begin = time.perf_counter()
    try:
        await run(port)
    except TimeoutError:
        print('TimeoutError')
    print(f'{title}: {time.perf_counter() - begin:.2f} s')


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    await timed('Promise.race', race, port)
    await timed('a signal, and cleanup', limited, port)
    await timed('a signal, ignored', ignoring, port)
    server.close()


asyncio.run(main())

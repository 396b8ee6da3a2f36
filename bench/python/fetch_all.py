"""Milliseconds that aiohttp takes for N requests at once: fetch_all.py URL N"""

import asyncio
import sys
import time

import aiohttp


async def fetch(session, url):
    async with session.get(url) as response:
        return await response.text()


async def main(url, count):
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:
        start = time.perf_counter()
        await asyncio.gather(*[fetch(session, url) for _ in range(count)])
        print((time.perf_counter() - start) * 1000)


asyncio.run(main(sys.argv[1], int(sys.argv[2])))

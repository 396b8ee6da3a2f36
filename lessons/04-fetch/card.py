import asyncio
from urllib.request import urlopen

places = asyncio.Semaphore(10)  # at most ten at a time


def read(url):
    with urlopen(url) as response:
        return response.read().decode()


async def load(url):
    async with places:  # with aiohttp: session.get(url), no thread
        return await asyncio.to_thread(read, url)


async def main():
    print(await asyncio.gather(*map(load, ['data:,one', 'data:,two'])))


asyncio.run(main())  # ['one', 'two']

import asyncio, urllib.error, urllib.request

async def get(url, tries=3):
    open_url = lambda: urllib.request.urlopen(url, timeout=5).read()
    try:
        return await asyncio.to_thread(open_url)  # or aiohttp, httpx
    except urllib.error.HTTPError as error:
        if tries == 1 or error.code not in (429, 502, 503, 504): raise
        await asyncio.sleep(float(error.headers.get('Retry-After', 1)))
        return await get(url, tries - 1)

print(asyncio.run(get('data:,hello')).decode())  # hello

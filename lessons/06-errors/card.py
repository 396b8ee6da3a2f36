import asyncio


async def load(id):
    await asyncio.sleep(id * 0.5)  # a query, a request …
    if id == 2:
        raise LookupError(f'user {id} is gone')
    return f'user {id}'


async def main():
    loads = [load(id) for id in [1, 2, 3]]
    for end in await asyncio.gather(*loads, return_exceptions=True):
        print('failed:' if isinstance(end, Exception) else 'loaded:', end)


asyncio.run(main())  # loaded: user 1, failed: user 2 is gone …

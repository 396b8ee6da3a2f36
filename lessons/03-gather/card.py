import asyncio


async def load(id):
    await asyncio.sleep(id * 0.5)  # a query, a request …
    return f'user {id}'


async def main():
    print(await asyncio.gather(*(load(id) for id in [1, 2, 4])))


asyncio.run(main())  # ['user 1', 'user 2', 'user 4'], after 2 s

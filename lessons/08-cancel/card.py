import asyncio

async def load():
    await asyncio.sleep(2)  # a query, a request …
    return 'page'

async def main():
    try:
        async with asyncio.timeout(0.5):
            print(await load())
    except TimeoutError:
        print('too late')  # too late, after 0.5 s

asyncio.run(main())

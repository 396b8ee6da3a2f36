import asyncio

async def job(item, places):
    async with places:  # two at once, the others wait here
        await asyncio.sleep(0.5)
        return item * 2

async def main():
    places = asyncio.Semaphore(2)
    jobs = [job(item, places) for item in (1, 2, 3, 4)]
    print(await asyncio.gather(*jobs))  # [2, 4, 6, 8], after 1 s

asyncio.run(main())

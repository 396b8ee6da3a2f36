import asyncio

async def parse():
    raise ValueError('no number')

async def main():
    try:
        await asyncio.gather(parse())
    except ValueError:
        print('ValueError')
    except Exception as error:
        print(type(error).__name__)

asyncio.run(main())

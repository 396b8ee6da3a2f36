# The Python twin of demo.ts: the same programs with asyncio, for
# `python3 demo.py`. Lanes are tasks, named as they are there.
import asyncio


def wait(name, seconds):
    return asyncio.create_task(asyncio.sleep(seconds), name=name)


async def one_by_one(a=1.0, b=2.0):
    await wait('A', a)
    await wait('B', b)


async def together(a=1.0, b=2.0):
    await asyncio.gather(wait('A', a), wait('B', b))


async def main():
    await one_by_one()
    await together()


if __name__ == '__main__':
    asyncio.run(main())

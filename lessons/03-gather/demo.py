"""demo.ts in Python: python3 demo.py [one-by-one|together] [a b c]"""

import asyncio
import sys


async def wait(name, ms):
    await asyncio.sleep(ms / 1000)
    return name


def start(name, ms):
    # create_task starts it; the call wait(…) alone would not.
    return asyncio.create_task(wait(name, ms), name=name)


async def one_by_one(a, b, c):
    return [await start('A', a), await start('B', b), await start('C', c)]


async def together(a, b, c):
    return await asyncio.gather(start('A', a), start('B', b), start('C', c))


variant, *knobs = sys.argv[1:] or ['one-by-one']
a, b, c = map(int, knobs or [1000, 2000, 500])
main = {'one-by-one': one_by_one, 'together': together}[variant]
print(asyncio.run(main(a, b, c)))

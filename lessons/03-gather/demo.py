"""demo.ts in Python: python3 demo.py [one-by-one|together] [a b c]"""

import asyncio
import sys


async def wait(name, ms):
    await asyncio.sleep(ms / 1000)
    return name


async def one_by_one(a, b, c):
    return [await wait('A', a), await wait('B', b), await wait('C', c)]


async def together(a, b, c):
    return await asyncio.gather(wait('A', a), wait('B', b), wait('C', c))


variant, *knobs = sys.argv[1:] or ['one-by-one']
a, b, c = map(int, knobs or [1000, 2000, 500])
main = {'one-by-one': one_by_one, 'together': together}[variant]
print(asyncio.run(main(a, b, c)))

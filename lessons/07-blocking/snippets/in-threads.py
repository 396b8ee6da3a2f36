import asyncio
import os
def crunch():
    return sum(n * n for n in range(5_000_000))
async def main():
    a = os.times()
    await asyncio.gather(*(asyncio.to_thread(crunch) for _ in range(2)))
    b = os.times()
    busy = (b.user - a.user) / (b.elapsed - a.elapsed)
    print('processors in use:', max(1, round(busy)))
asyncio.run(main())

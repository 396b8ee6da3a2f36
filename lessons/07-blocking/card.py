import asyncio
import time
from concurrent.futures import ProcessPoolExecutor


async def main():
    await asyncio.to_thread(time.sleep, 0.3)  # a call that only waits
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:  # for what computes
        print(await loop.run_in_executor(pool, sum, [6, 7, 8]))  # 21


if __name__ == '__main__':
    asyncio.run(main())

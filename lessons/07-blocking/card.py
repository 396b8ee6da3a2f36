import asyncio
import time
from concurrent.futures import ProcessPoolExecutor


async def main(pool):
    await asyncio.to_thread(time.sleep, 0.3)  # a call that only waits
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(pool, sum, [6, 7, 8]))  # 21


if __name__ == '__main__':
    with ProcessPoolExecutor() as pool:  # for what computes
        asyncio.run(main(pool))

import asyncio
import time


async def load_all(ids, load):
    began = time.perf_counter()
    results = await asyncio.gather(*map(load, ids))
    print(f"{len(results)} loaded after {time.perf_counter() - began:.1f} s")
    return results


async def main():
    async def load(id):
        await asyncio.sleep({"a": 1, "b": 2, "c": 0.5}[id])
        return f"user {id}"

    print(await load_all(["a", "b", "c"], load))


asyncio.run(main())

# A pause after every item: no clock to read, and right for any budget; where items are
# short, the pauses take longer than they.
import asyncio


async def in_slices(items, work, budget):
    results = []
    for item in items:
        results.append(work(item))
        await asyncio.sleep(0)
    return results

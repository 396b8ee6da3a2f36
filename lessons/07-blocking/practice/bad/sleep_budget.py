# refused: in-time
# Pauses as long as the budget.
import asyncio


async def in_slices(items, work, budget):
    out = []
    for i in items:
        out.append(work(i))
        await asyncio.sleep(budget)
    return out

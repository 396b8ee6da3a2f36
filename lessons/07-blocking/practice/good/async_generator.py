import asyncio
from time import perf_counter


class Slice:
    def __init__(self, budget: float) -> None:
        self.budget = budget
        self.since = perf_counter()

    async def let_go(self) -> None:
        if perf_counter() - self.since > self.budget:
            await asyncio.sleep(0)
            self.since = perf_counter()


async def worked(items, work, budget):
    slice_ = Slice(budget)
    for item in items:
        yield work(item)
        await slice_.let_go()


async def in_slices(items, work, budget):
    return [result async for result in worked(items, work, budget)]

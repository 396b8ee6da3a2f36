import asyncio
from time import perf_counter


class Slices:
    def __init__(self, items, work, budget):
        self.rest, self.work, self.budget = list(items)[::-1], work, budget
        self.results = []
        self.loop = asyncio.get_running_loop()
        self.done = self.loop.create_future()
        self.loop.call_soon(self.slice)

    def slice(self):
        end = perf_counter() + self.budget
        while self.rest:
            self.results.append(self.work(self.rest.pop()))
            if perf_counter() >= end:
                break
        if self.rest:
            self.loop.call_soon(self.slice)
        else:
            self.done.set_result(self.results)


def in_slices(items, work, budget):
    return Slices(items, work, budget).done

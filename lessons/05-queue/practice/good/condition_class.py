import asyncio
from contextlib import aclosing


class Pump:
    def __init__(self, work, workers, room):
        self.work, self.most = work, workers + room
        self.changed = asyncio.Condition()
        self.items = []
        self.open = 0
        self.count = 0
        self.ended = False

    async def produce(self, source):
        async with aclosing(source):
            async for item in source:
                async with self.changed:
                    self.items.append(item)
                    self.open += 1
                    self.changed.notify_all()
                    await self.changed.wait_for(lambda: self.open < self.most)
        async with self.changed:
            self.ended = True
            self.changed.notify_all()

    async def consume(self):
        while True:
            async with self.changed:
                await self.changed.wait_for(lambda: self.items or self.ended)
                if not self.items:
                    return
                item = self.items.pop(0)
            await self.work(item)
            async with self.changed:
                self.open -= 1
                self.count += 1
                self.changed.notify_all()


async def pump(source, work, *, workers, room):
    own = Pump(work, workers, room)
    async with asyncio.TaskGroup() as group:
        group.create_task(own.produce(source))
        for _ in range(workers):
            group.create_task(own.consume())
    return own.count

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field


@dataclass
class Buffer:
    size: int
    items: deque = field(default_factory=deque)
    ended: bool = False
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def put(self, item) -> None:
        async with self.changed:
            await self.changed.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.changed.notify_all()

    async def end(self) -> None:
        async with self.changed:
            self.ended = True
            self.changed.notify_all()

    def __aiter__(self) -> Buffer:
        return self

    async def __anext__(self):
        async with self.changed:
            await self.changed.wait_for(lambda: self.items or self.ended)
            if not self.items:
                raise StopAsyncIteration
            self.changed.notify_all()
            return self.items.popleft()


async def pump(source, work, *, workers, room):
    buffer = Buffer(room)
    count = 0

    async def worker():
        async for item in buffer:
            await work(item)

    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(worker())
        async for item in source:
            await buffer.put(item)
            count += 1
        await buffer.end()
    return count

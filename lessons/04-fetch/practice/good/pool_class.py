from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field


@dataclass
class Pool:
    """A limit of its own making: who may not go in yet waits for a Future."""

    room: int
    waiting: deque[asyncio.Future] = field(default_factory=deque)

    async def __aenter__(self) -> Pool:
        if self.room > 0:
            self.room -= 1
        else:
            turn = asyncio.get_running_loop().create_future()
            self.waiting.append(turn)
            await turn
        return self

    async def __aexit__(self, kind, error, frames) -> None:
        while self.waiting and self.waiting[0].cancelled():
            self.waiting.popleft()
        if self.waiting and error is None:
            self.waiting.popleft().set_result(None)
        else:
            self.room += 1


async def map_limit(items, limit, fn):
    pool = Pool(limit)

    async def one(item):
        async with pool:
            return await fn(item)

    tasks = [asyncio.create_task(one(item)) for item in items]
    try:
        return await asyncio.gather(*tasks)
    except Exception:
        for task in tasks:
            task.cancel()
        raise

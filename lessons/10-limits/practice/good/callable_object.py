from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, Awaitable, Callable


@dataclass
class RateLimiter:
    fn: Callable[..., Awaitable[Any]]
    count: int
    seconds: float
    _free: int = field(init=False)
    _waiting: list[asyncio.Future[None]] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self._free = self.count

    def __call__(self, *args: Any, **keywords: Any) -> asyncio.Task[Any]:
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        self._let_through()
        return asyncio.create_task(self._run(turn, args, keywords))

    async def _run(self, turn: asyncio.Future[None], args: Any, keywords: Any) -> Any:
        await turn
        return await self.fn(*args, **keywords)

    def _let_through(self) -> None:
        while self._free and self._waiting:
            self._free -= 1
            self._waiting.pop(0).set_result(None)
            asyncio.get_running_loop().call_later(self.seconds, self._give_back)

    def _give_back(self) -> None:
        self._free += 1
        self._let_through()


def rate_limited(fn, count, seconds):
    return RateLimiter(fn, count, seconds)

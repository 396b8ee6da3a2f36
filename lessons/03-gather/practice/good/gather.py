import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

Result = TypeVar("Result")


async def load_all(ids: Sequence[str], load: Callable[[str], Awaitable[Result]]) -> list[Result]:
    return await asyncio.gather(*(load(id) for id in ids))

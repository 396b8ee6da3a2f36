import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any


async def map_limit(items: Sequence[Any], limit: int, fn: Callable[[Any], Awaitable[Any]]) -> list[Any]:
    places = asyncio.Semaphore(limit)

    async def one(item: Any) -> Any:
        async with places:
            return await fn(item)

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(item)) for item in items]
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0]
    return [task.result() for task in tasks]

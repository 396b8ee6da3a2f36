import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


async def settle(jobs: list[Callable[[], Awaitable[Any]]]) -> dict[str, list[Any]]:
    good: dict[int, Any] = {}
    bad: dict[int, Exception] = {}

    async def caught(index: int) -> None:
        try:
            good[index] = await jobs[index]()
        except Exception as error:
            bad[index] = error

    async with asyncio.TaskGroup() as group:
        for index in range(len(jobs)):
            group.create_task(caught(index))
    return {"values": [good[index] for index in sorted(good)], "errors": sorted(bad.items())}

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, field


@dataclass
class Report:
    values: list = field(default_factory=list)
    errors: list[tuple[int, Exception]] = field(default_factory=list)


async def settle(jobs):
    report = Report()
    slots: list[tuple[bool, object]] = [(False, None)] * len(jobs)

    async def one(index: int, job) -> None:
        try:
            slots[index] = True, await job()
        except Exception as error:
            slots[index] = False, error

    async with asyncio.TaskGroup() as group:
        for index, job in enumerate(jobs):
            group.create_task(one(index, job))
    for index, (well, what) in enumerate(slots):
        if well:
            report.values.append(what)
        else:
            report.errors.append((index, what))
    return {"values": report.values, "errors": report.errors}

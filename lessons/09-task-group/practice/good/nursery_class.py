from __future__ import annotations

import asyncio
from dataclasses import dataclass, field


@dataclass
class Nursery:
    tasks: list[asyncio.Task] = field(default_factory=list)
    failure: Exception | None = None

    def start(self, job) -> None:
        self.tasks.append(asyncio.create_task(self._run(job)))

    async def _run(self, job):
        try:
            return await job()
        except Exception as error:
            if self.failure is None:
                self.failure = error
                # Not now: whoever has not begun would never begin.
                asyncio.get_running_loop().call_soon(self._cancel)

    def _cancel(self) -> None:
        for task in self.tasks:
            task.cancel()

    async def __aenter__(self) -> Nursery:
        return self

    async def __aexit__(self, *_) -> None:
        for task in self.tasks:
            try:
                await task
            except asyncio.CancelledError:
                pass
        if self.failure is not None:
            raise self.failure


async def run_together(jobs):
    async with Nursery() as nursery:
        for job in jobs:
            nursery.start(job)
    return [task.result() for task in nursery.tasks]

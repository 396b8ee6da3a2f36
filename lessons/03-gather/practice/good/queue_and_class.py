from __future__ import annotations

import asyncio
from dataclasses import dataclass, field


@dataclass
class Loader:
    load: object
    answers: asyncio.Queue = field(default_factory=asyncio.Queue)

    async def one(self, place: int, id: str) -> None:
        try:
            await self.answers.put((place, await self.load(id), None))
        except Exception as error:
            await self.answers.put((place, None, error))

    async def all(self, ids: list[str]) -> list:
        tasks = [asyncio.create_task(self.one(place, id)) for place, id in enumerate(ids)]
        results: list = [None] * len(ids)
        for _ in tasks:
            place, result, error = await self.answers.get()
            if error is not None:
                raise error
            results[place] = result
        return results


async def load_all(ids, load):
    return await Loader(load).all(ids)

import asyncio
import dataclasses
from typing import NamedTuple


class Failure(NamedTuple):
    index: int
    error: Exception


@dataclasses.dataclass
class Outcome:
    index: int
    value: object = None
    error: Exception | None = None


async def outcome(index, job):
    try:
        return Outcome(index, value=await job())
    except Exception as error:
        return Outcome(index, error=error)


async def settle(jobs):
    ended = []
    for done in asyncio.as_completed([outcome(index, job) for index, job in enumerate(jobs)]):
        ended.append(await done)
    ended.sort(key=lambda one: one.index)
    return {
        "values": [one.value for one in ended if one.error is None],
        "errors": [Failure(one.index, one.error) for one in ended if one.error is not None],
    }

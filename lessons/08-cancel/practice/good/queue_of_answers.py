from __future__ import annotations

import asyncio
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    value: object = None
    error: Exception | None = None


async def first_answer(servers, ask, seconds):
    answers: asyncio.Queue[Answer] = asyncio.Queue()

    async def put(server) -> None:
        try:
            answers.put_nowait(Answer(await ask(server)))
        except Exception as error:
            answers.put_nowait(Answer(error=error))

    async def first() -> object:
        errors = []
        for _ in servers:
            answer = await answers.get()
            if answer.error is None:
                return answer.value
            errors.append(answer.error)
        raise ExceptionGroup("nobody answered", errors)

    tasks = [asyncio.create_task(put(server)) for server in servers]
    try:
        return await asyncio.wait_for(first(), seconds)
    finally:
        for task in tasks:
            task.cancel()

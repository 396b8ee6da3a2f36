# refused: time-out
import asyncio


class Answered(Exception):
    """Leaves the group, which cancels all others and waits for them."""


async def first_answer(servers, ask, seconds):
    answers, errors = [], []

    async def one(server):
        try:
            answer = await ask(server)
        except Exception as error:
            errors.append(error)
        else:
            answers.append(answer)
            raise Answered

    is_over = asyncio.timeout(seconds)
    try:
        async with is_over, asyncio.TaskGroup() as group:
            for server in servers:
                group.create_task(one(server))
    except* Answered:
        pass
    if answers:
        return answers[0]
    raise ExceptionGroup("nobody answered", errors)

# refused: first-answer
import asyncio


class Answered(Exception):
    """Leaves the group, which cancels all others and waits for them."""


async def first_answer(servers, ask, seconds):
    answers, errors = [], []
    limit = asyncio.timeout(seconds)

    async def one(server):
        try:
            answer = await ask(server)
        except Exception as error:
            errors.append(error)
        else:
            if not limit.expired():
                answers.append(answer)
                # Whoever is still cleaning up takes the time that it needs.
            raise Answered

    try:
        async with limit, asyncio.TaskGroup() as group:
            for server in servers:
                group.create_task(one(server))
    except* Answered:
        pass
    if limit.expired():
        raise TimeoutError
    if answers:
        return answers[0]
    raise ExceptionGroup("nobody answered", errors)

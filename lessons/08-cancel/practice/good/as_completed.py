import asyncio


async def first_answer(servers, ask, seconds):
    async def settled(server):
        try:
            return await ask(server), None
        except Exception as error:
            return None, error

    tasks = [asyncio.create_task(settled(server)) for server in servers]
    errors = []
    try:
        for done in asyncio.as_completed(tasks, timeout=seconds):
            answer, error = await done
            if error is None:
                return answer
            errors.append(error)
        raise ExceptionGroup("nobody answered", errors)
    finally:
        for task in tasks:
            task.cancel()

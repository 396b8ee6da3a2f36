import asyncio


async def first_answer(servers, ask, seconds):
    queue = asyncio.Queue()

    async def one(server):
        try:
            answer = await ask(server)
        except Exception as error:
            queue.put_nowait((error, None))
        else:
            queue.put_nowait((None, answer))

    tasks = [asyncio.create_task(one(server)) for server in servers]
    errors = []
    try:
        async with asyncio.timeout(seconds):
            for _ in servers:
                error, answer = await queue.get()
                if error is None:
                    return answer
                errors.append(error)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    raise ExceptionGroup("nobody answered", errors)

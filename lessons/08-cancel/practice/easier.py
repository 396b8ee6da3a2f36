import asyncio


async def first_answer(servers, ask, seconds):
    tasks = [asyncio.create_task(ask(server)) for server in servers]
    errors = []
    try:
        # What takes longer than that ends in a TimeoutError.
        async with asyncio.timeout(seconds):
            pending = set(tasks)
            while pending:
                done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                # Give the result of one that went well; keep the errors of the others.
    finally:
        # Whatever has happened: nobody may go on.
        pass
    raise ExceptionGroup("nobody answered", errors)

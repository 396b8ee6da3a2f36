import asyncio


async def first_answer(servers, ask, seconds):
    tasks = [asyncio.create_task(ask(server)) for server in servers]
    errors = []
    try:
        # What takes longer than that ends in a TimeoutError.
        async with asyncio.timeout(seconds):
            for next_one in asyncio.as_completed(tasks):
                #> Return the result of one that goes well; keep the errors of the others.
                try:
                    return await next_one
                except Exception as error:
                    errors.append(error)
                #< return await next_one
    finally:
        #> Whatever has happened: nobody may go on.
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        #< pass
    raise ExceptionGroup("nobody answered", errors)

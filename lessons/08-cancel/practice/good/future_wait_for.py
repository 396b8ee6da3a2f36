import asyncio


async def first_answer(servers, ask, seconds):
    answer = asyncio.get_running_loop().create_future()
    errors = []

    def ended(task):
        if task.cancelled():
            return
        error = task.exception()
        if answer.done():
            return
        if error is None:
            answer.set_result(task.result())
        else:
            errors.append(error)
            if len(errors) == len(servers):
                answer.set_exception(ExceptionGroup("all", errors))

    tasks = [asyncio.create_task(ask(server)) for server in servers]
    for task in tasks:
        task.add_done_callback(ended)
    try:
        return await asyncio.wait_for(answer, seconds)
    finally:
        for task in tasks:
            task.cancel()

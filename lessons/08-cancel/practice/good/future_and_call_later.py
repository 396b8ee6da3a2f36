import asyncio


def first_answer(servers, ask, seconds):
    loop = asyncio.get_running_loop()
    answer, errors = loop.create_future(), []
    tasks = [loop.create_task(ask(server)) for server in servers]

    def over(settle, value):
        if not answer.done():
            settle(value)
            limit.cancel()
            for task in tasks:
                task.cancel()

    def ended(task):
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            over(answer.set_result, task.result())
            return
        errors.append(error)
        if len(errors) == len(tasks):
            over(answer.set_exception, ExceptionGroup("nobody answered", errors))

    limit = loop.call_later(seconds, lambda: over(answer.set_exception, TimeoutError("too late")))
    for task in tasks:
        task.add_done_callback(ended)
    return answer

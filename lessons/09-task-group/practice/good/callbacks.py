import asyncio


def run_together(jobs):
    loop = asyncio.get_running_loop()
    result = loop.create_future()
    tasks = [loop.create_task(job()) for job in jobs]
    errors = []

    def finish():
        if errors:
            result.set_exception(errors[0])
        else:
            result.set_result([task.result() for task in tasks])

    def ended(task):
        error = None if task.cancelled() else task.exception()
        if error is not None:
            errors.append(error)
            if len(errors) == 1:
                for other in tasks:
                    other.cancel()
        if all(other.done() for other in tasks):
            if not result.done():
                finish()

    for task in tasks:
        task.add_done_callback(ended)
    if not tasks:
        finish()
    return result

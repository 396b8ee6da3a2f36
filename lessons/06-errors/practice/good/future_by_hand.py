import asyncio


def settle(jobs):
    """A plain function: callbacks count down."""
    loop = asyncio.get_running_loop()
    whole = loop.create_future()
    tasks = [loop.create_task(job()) for job in jobs]
    left = len(tasks)

    def ended(_):
        nonlocal left
        left -= 1
        if left > 0:
            return
        result = {"values": [], "errors": []}
        for place, task in enumerate(tasks):
            error = task.exception()
            if error is None:
                result["values"].append(task.result())
            else:
                result["errors"].append((place, error))
        whole.set_result(result)

    for task in tasks:
        task.add_done_callback(ended)
    if not tasks:
        whole.set_result({"values": [], "errors": []})
    return whole

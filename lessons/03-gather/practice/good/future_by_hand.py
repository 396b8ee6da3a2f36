import asyncio


def load_all(ids, load):
    """A plain function that gives a Future, settled by callbacks alone."""
    everything = asyncio.get_running_loop().create_future()
    results = [None] * len(ids)
    left = len(ids)
    if left == 0:
        everything.set_result([])

    def loaded(number, task):
        nonlocal left
        error = task.exception()
        if everything.done():
            return
        if error is not None:
            everything.set_exception(error)
            return
        results[number] = task.result()
        left -= 1
        if left == 0:
            everything.set_result(results)

    for number, id in enumerate(ids):
        task = asyncio.ensure_future(load(id))
        task.add_done_callback(lambda task, number=number: loaded(number, task))
    return everything

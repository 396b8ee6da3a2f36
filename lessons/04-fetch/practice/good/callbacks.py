import asyncio


def map_limit(items, limit, fn):
    """Futures and callbacks alone: whoever is done begins the next."""
    loop = asyncio.get_running_loop()
    everything = loop.create_future()
    results, begun, ended = [None] * len(items), 0, 0

    def begin_next():
        nonlocal begun
        place, begun = begun, begun + 1
        task = loop.create_task(fn(items[place]))
        task.add_done_callback(lambda task: end(place, task))

    def end(place, task):
        nonlocal ended
        error = task.exception()
        if everything.done():
            return
        if error:
            everything.set_exception(error)
            return
        results[place] = task.result()
        ended += 1
        if ended == len(items):
            everything.set_result(results)
        elif begun < len(items):
            begin_next()

    if not items:
        everything.set_result(results)
    for _ in range(min(limit, len(items))):
        begin_next()
    return everything

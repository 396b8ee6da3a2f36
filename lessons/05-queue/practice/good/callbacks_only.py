import asyncio


def pump(source, work, *, workers, room):
    loop = asyncio.get_running_loop()
    result = loop.create_future()
    ready = []
    state = {"busy": 0, "asking": False, "ended": False, "count": 0, "over": False}

    async def ask():
        async for item in source:
            return [item]
        return []

    def fail(error):
        if state["over"]:
            return
        state["over"] = True
        result.set_exception(error)

    def step():
        if state["over"]:
            return
        while ready and state["busy"] < workers:
            state["busy"] += 1
            loop.create_task(work(ready.pop(0))).add_done_callback(worked)
        open_count = state["busy"] + len(ready)
        if not state["asking"] and not state["ended"] and open_count < workers + room:
            state["asking"] = True
            loop.create_task(next_item()).add_done_callback(asked)
        if state["ended"] and open_count == 0:
            state["over"] = True
            result.set_result(state["count"])

    async def next_item():
        try:
            return [await source.__anext__()]
        except StopAsyncIteration:
            return []

    def worked(task):
        state["busy"] -= 1
        if task.exception():
            return fail(task.exception())
        state["count"] += 1
        step()

    def asked(task):
        state["asking"] = False
        got = task.result()
        state["ended"] = not got
        ready.extend(got)
        step()

    step()
    return result

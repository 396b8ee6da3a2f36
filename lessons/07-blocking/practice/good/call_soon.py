import asyncio


def in_slices(items, work, budget):
    loop = asyncio.get_running_loop()
    result = loop.create_future()
    results = []

    def go_on():
        until = loop.time() + budget
        while len(results) < len(items):
            results.append(work(items[len(results)]))
            if loop.time() >= until:
                loop.call_soon(go_on)
                return
        result.set_result(results)

    go_on()
    return result

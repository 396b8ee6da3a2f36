import asyncio
from collections import deque


async def pump(source, work, *, workers, room):
    iterator = aiter(source)
    ready, running = deque(), set()
    asking = None
    ended = False
    count = 0

    async def ask():
        try:
            return True, await anext(iterator)
        except StopAsyncIteration:
            return False, None

    try:
        while True:
            while ready and len(running) < workers:
                running.add(asyncio.ensure_future(work(ready.popleft())))
            if not ended and asking is None and len(running) + len(ready) < workers + room:
                asking = asyncio.ensure_future(ask())
            pending = running | ({asking} if asking else set())
            if not pending:
                return count
            done, _ = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done & running:
                running.discard(task)
                task.result()
                count += 1
            if asking in done:
                more, item = asking.result()
                asking = None
                if more:
                    ready.append(item)
                else:
                    ended = True
    finally:
        rest = [task for task in [*running, asking] if task]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        await iterator.aclose()

import asyncio


async def pump(source, work, *, workers, room):
    asking, busy, waiting, count, ended = None, set(), [], 0, False
    try:
        while True:
            while waiting and len(busy) < workers:
                busy.add(asyncio.ensure_future(work(waiting.pop(0))))
            if asking is None and not ended and len(busy) + len(waiting) <= workers + room - 1:
                asking = asyncio.ensure_future(anext(source))
            pending = busy | ({asking} if asking else set())
            if not pending:
                return count
            done, _ = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done & busy:
                await task
            busy -= done
            if asking in done:
                try:
                    waiting.append(asking.result())
                    count += 1
                except StopAsyncIteration:
                    ended = True
                asking = None
    finally:
        for task in [asking, *busy]:
            if task is not None:
                task.cancel()

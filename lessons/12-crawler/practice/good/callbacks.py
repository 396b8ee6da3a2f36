import asyncio
from collections import Counter, deque


def crawl(start, fetch_page, *, workers):
    result = asyncio.get_running_loop().create_future()
    tries, queue, running = Counter(), deque([start]), set()
    known, pages, failed = {start}, {}, []

    def ended(address, task):
        running.discard(task)
        error = task.exception()
        if error is None:
            page = task.result()
            pages[address] = page["title"]
            for link in page["links"]:
                if link not in known:
                    known.add(link)
                    queue.append(link)
        elif getattr(error, "status", None) == 503 and tries[address] < 3:
            queue.appendleft(address)
        else:
            failed.append(address)
        start_next()

    def start_next():
        while queue and len(running) < workers:
            address = queue.popleft()
            tries[address] += 1
            task = asyncio.ensure_future(fetch_page(address))
            running.add(task)
            task.add_done_callback(lambda task, address=address: ended(address, task))
        if not running:
            result.set_result({"pages": pages, "failed": sorted(failed)})

    start_next()
    return result

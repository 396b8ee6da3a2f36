import asyncio


async def crawl(start, fetch_page, *, workers):
    pages, failed, tries, running, line = {}, [], {start: 0}, {}, [start]
    while line or running:
        while line and len(running) < workers:
            address = line.pop(0)
            tries[address] += 1
            running[asyncio.create_task(fetch_page(address))] = address
        done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            address = running.pop(task)
            match task.exception():
                case None:
                    pages[address] = task.result()['title']
                    new = [link for link in dict.fromkeys(task.result()['links']) if link not in tries]
                    tries |= dict.fromkeys(new, 0)
                    line += new
                case error if getattr(error, 'status', 0) == 503 and tries[address] < 3:
                    line.append(address)
                case _:
                    failed.append(address)
    return {'pages': pages, 'failed': sorted(failed)}

# refused: once
import asyncio


async def crawl(start, fetch_page, *, workers):
    todo, tries = [start], {start: -1}
    pages, failed, running = {}, [], {}
    while todo or running:
        while todo and len(running) < workers:
            address = todo.pop()
            tries[address] += 1
            running[asyncio.create_task(fetch_page(address))] = address
        done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            address, error = running.pop(task), task.exception()
            if error is None:
                pages[address] = task.result()["title"]
                for link in task.result()["links"]:
                    if link not in tries:
                        tries[link] = 0
                        todo.append(link)
            elif getattr(error, "status", None) == 503 and tries[address] < 3:
                todo.append(address)
            else:
                failed.append(address)
    return {"pages": pages, "failed": sorted(failed)}

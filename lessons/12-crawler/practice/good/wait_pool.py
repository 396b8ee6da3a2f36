import asyncio
from dataclasses import dataclass


@dataclass
class Visit:
    address: str
    tries: int = 0


async def crawl(start, fetch_page, *, workers):
    todo, known = [Visit(start)], {start}
    running: dict[asyncio.Task, Visit] = {}
    pages, failed = {}, []
    while todo or running:
        while todo and len(running) < workers:
            visit = todo.pop()
            running[asyncio.create_task(fetch_page(visit.address))] = visit
        done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            visit = running.pop(task)
            visit.tries += 1
            match task.exception():
                case None:
                    page = task.result()
                    pages[visit.address] = page["title"]
                    fresh = dict.fromkeys(page["links"])
                    todo += [Visit(link) for link in fresh if link not in known]
                    known.update(fresh)
                case error if getattr(error, "status", None) == 503 and visit.tries < 3:
                    todo.append(visit)
                case _:
                    failed.append(visit.address)
    return {"pages": pages, "failed": sorted(failed)}

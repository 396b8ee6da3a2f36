import asyncio
from dataclasses import dataclass


@dataclass
class Visit:
    address: str
    tries: int = 0


async def crawl(start, fetch_page, *, workers):
    waiting, running = [Visit(start)], {}
    pages, failed, known = {}, set(), {start}
    while waiting or running:
        while waiting and len(running) < workers:
            visit = waiting.pop()
            visit.tries += 1
            running[asyncio.ensure_future(fetch_page(visit.address))] = visit
        done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            visit = running.pop(task)
            match task.exception():
                case None:
                    pages[visit.address] = task.result()["title"]
                    links = dict.fromkeys(task.result()["links"])
                    waiting += [Visit(link) for link in links if link not in known]
                    known.update(links)
                case Exception(status=503) if visit.tries < 3:
                    waiting.append(visit)
                case _:
                    failed.add(visit.address)
    return dict(pages=pages, failed=sorted(failed))

# refused: hung
import asyncio


async def crawl(start, fetch_page, *, workers):
    places = asyncio.Semaphore(workers)
    pages, failed, known = {}, [], {start}

    async def fetch(address, times=3):
        for attempt in range(times):
            async with places:
                try:
                    return await fetch_page(address)
                except Exception as error:
                    if getattr(error, "status", 0) != 503 or attempt == times - 1:
                        raise

    async def visit(address):
        try:
            page = await fetch(address)
        except Exception:
            failed.append(address)
            return
        pages[address] = page["title"]
        for link in set(page["links"]) - known:
            known.add(link)
            group.create_task(visit(link))
        await asyncio.Event().wait()

    async with asyncio.TaskGroup() as group:
        group.create_task(visit(start))
    return {"pages": pages, "failed": sorted(failed)}

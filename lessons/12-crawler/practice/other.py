# Tasks in a group that make more tasks, and a semaphore for those that fetch: it ends by
# itself when nobody makes another.
import asyncio


async def crawl(start, fetch_page, *, workers):
    pages, failed, known = {}, [], {start}
    places = asyncio.Semaphore(workers)

    async def fetch(address):
        for attempt in range(3):
            async with places:
                try:
                    return await fetch_page(address)
                except Exception as error:
                    if getattr(error, "status", None) != 503:
                        return None
        return None

    async def visit(address, group):
        page = await fetch(address)
        if page is None:
            failed.append(address)
            return
        pages[address] = page["title"]
        for link in page["links"]:
            if link not in known:
                known.add(link)
                group.create_task(visit(link, group))

    async with asyncio.TaskGroup() as group:
        group.create_task(visit(start, group))
    return {"pages": pages, "failed": sorted(failed)}

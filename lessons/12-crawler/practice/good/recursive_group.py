import asyncio


async def crawl(start, fetch_page, *, workers):
    places = asyncio.Semaphore(workers)
    seen, pages, failed = set(), {}, set()

    async def attempt(address):
        for _ in range(3):
            async with places:
                try:
                    return await fetch_page(address)
                except Exception as error:
                    if getattr(error, "status", 0) != 503:
                        return None
        return None

    async with asyncio.TaskGroup() as group:

        def visit(address):
            if address not in seen:
                seen.add(address)
                group.create_task(load(address))

        async def load(address):
            page = await attempt(address)
            if page is None:
                failed.add(address)
                return
            pages[address] = page["title"]
            for link in page["links"]:
                visit(link)

        visit(start)
    return {"pages": pages, "failed": sorted(failed)}

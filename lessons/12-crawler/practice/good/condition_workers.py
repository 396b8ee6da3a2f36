import asyncio


async def crawl(start, fetch_page, *, workers):
    changed = asyncio.Condition()
    due = [start]
    tries = {start: 0}
    pages, failed = {}, []
    busy = 0

    async def worker():
        nonlocal busy
        while True:
            async with changed:
                await changed.wait_for(lambda: due or busy == 0)
                if not due:
                    return
                address = due.pop(0)
                busy += 1
                tries[address] += 1
            try:
                page = await fetch_page(address)
                error = None
            except Exception as caught:
                error = caught
            async with changed:
                busy -= 1
                if error is None:
                    pages[address] = page["title"]
                    for link in page["links"]:
                        if tries.setdefault(link, 0) == 0 and link not in due:
                            due.append(link)
                elif getattr(error, "status", None) == 503 and tries[address] < 3:
                    due.append(address)
                else:
                    failed.append(address)
                changed.notify_all()

    await asyncio.gather(*(worker() for _ in range(workers)))
    return {"pages": pages, "failed": sorted(failed)}

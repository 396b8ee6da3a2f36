import asyncio


async def crawl(start, fetch_page, *, workers):
    queue = asyncio.Queue()
    queue.put_nowait((start, 1))
    seen = {start}
    pages, failed = {}, []

    async def worker():
        while True:
            address, tries = await queue.get()
            try:
                page = await fetch_page(address)
            except Exception as error:
                if getattr(error, "status", None) == 503 and tries < 3:
                    queue.put_nowait((address, tries + 1))
                else:
                    failed.append(address)
            else:
                pages[address] = page["title"]
                for link in page["links"]:
                    if link not in seen:
                        seen.add(link)
                        queue.put_nowait((link, 1))
            queue.task_done()

    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    await queue.join()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return {"pages": pages, "failed": sorted(failed)}

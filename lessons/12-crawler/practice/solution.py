import asyncio


async def crawl(start, fetch_page, *, workers):
    pages, failed, known = {}, [], {start}
    queue = asyncio.Queue()
    queue.put_nowait((start, 1))

    async def worker():
        while True:
            address, attempt = await queue.get()
            try:
                page = await fetch_page(address)
            except Exception as error:
                #> Which failure is worth another try, and how often?
                if getattr(error, "status", None) == 503 and attempt < 3:
                    queue.put_nowait((address, attempt + 1))
                else:
                    failed.append(address)
                #< failed.append(address)
            else:
                pages[address] = page["title"]
                for link in page["links"]:
                    if link not in known:
                        known.add(link)
                        queue.put_nowait((link, 1))
            queue.task_done()

    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    await queue.join()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return {"pages": pages, "failed": sorted(failed)}

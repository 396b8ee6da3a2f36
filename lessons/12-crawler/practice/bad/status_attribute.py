# refused: hung
# AttributeError on errors without status.
import asyncio


async def crawl(start, fetch_page, *, workers):
    q = asyncio.Queue()
    q.put_nowait((start, 1))
    seen, pages, failed = {start}, {}, []

    async def worker():
        while True:
            a, n = await q.get()
            try:
                p = await fetch_page(a)
                pages[a] = p["title"]
                for l in p["links"]:
                    if l not in seen:
                        seen.add(l)
                        q.put_nowait((l, 1))
            except Exception as e:
                if e.status == 503 and n < 3:
                    q.put_nowait((a, n + 1))
                else:
                    failed.append(a)
            q.task_done()

    ws = [asyncio.create_task(worker()) for _ in range(workers)]
    await q.join()
    for w in ws:
        w.cancel()
    return {"pages": pages, "failed": sorted(failed)}

# refused: hung
# Holds its place while its links are crawled: hangs.
import asyncio


async def crawl(start, fetch_page, *, workers):
    sem = asyncio.Semaphore(workers)
    seen, pages, failed = set(), {}, []

    async def visit(a):
        if a in seen:
            return
        seen.add(a)
        async with sem:
            for n in range(3):
                try:
                    p = await fetch_page(a)
                    break
                except Exception as e:
                    if getattr(e, "status", None) != 503 or n == 2:
                        failed.append(a)
                        return
            pages[a] = p["title"]
            await asyncio.gather(*map(visit, p["links"]))

    await visit(start)
    return {"pages": pages, "failed": sorted(failed)}

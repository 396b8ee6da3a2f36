# refused: tries-again
async def crawl(start, fetch_page, *, workers):
    pages, failed, known = {}, [], [start]
    for address in known:
        try:
            page = await fetch_page(address)
        except Exception:
            failed.append(address)
        else:
            pages[address] = page["title"]
            for link in page["links"]:
                if link not in known:
                    known.append(link)
    return {"pages": pages, "failed": sorted(failed)}

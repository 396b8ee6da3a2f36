# refused: all-pages
async def crawl(start, fetch_page, *, workers):
    pass

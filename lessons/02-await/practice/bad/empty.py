# refused: early
async def load_page(api):
    pass

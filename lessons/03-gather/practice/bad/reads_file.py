# refused: real-io
import json


async def load_all(ids, load):
    with open("users.json") as users:
        return json.load(users)

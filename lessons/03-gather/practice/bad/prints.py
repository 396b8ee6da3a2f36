# refused: output
async def load_all(ids, load):
    while True:
        print("loading")

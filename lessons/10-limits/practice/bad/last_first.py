# refused: in-order
import asyncio


def rate_limited(fn, count, seconds):
    waiting = []
    free = count

    def drain():
        nonlocal free
        if free and waiting:
            free -= 1
            waiting.pop().set_result(None)
            asyncio.get_running_loop().call_later(seconds, give_back)

    def give_back():
        nonlocal free
        free += 1
        drain()

    async def limited(*args, **keywords):
        turn = asyncio.get_running_loop().create_future()
        waiting.append(turn)
        drain()
        await turn
        return await fn(*args, **keywords)

    return limited

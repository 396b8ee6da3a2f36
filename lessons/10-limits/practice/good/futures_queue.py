import asyncio
from collections import deque


class RateLimited:
    def __init__(self, fn, count, seconds):
        self.fn, self.free, self.seconds = fn, count, seconds
        self.waiting = deque()

    async def __call__(self, *args, **kwargs):
        if self.free == 0:
            turn = asyncio.get_running_loop().create_future()
            self.waiting.append(turn)
            await turn
        else:
            self.free -= 1
        asyncio.get_running_loop().call_later(self.seconds, self.back)
        return await self.fn(*args, **kwargs)

    def back(self):
        if self.waiting:
            self.waiting.popleft().set_result(None)
        else:
            self.free += 1


def rate_limited(fn, count, seconds):
    return RateLimited(fn, count, seconds)

import asyncio
import contextlib


class Race:
    def __init__(self, ask, servers):
        self.tasks = [asyncio.create_task(self.run(ask, server)) for server in servers]
        self.won = asyncio.Event()
        self.errors = []
        self.answer = None

    async def run(self, ask, server):
        try:
            answer = await ask(server)
        except Exception as error:
            self.errors.append(error)
        else:
            if not self.won.is_set():
                self.answer = answer
                self.won.set()
        if len(self.errors) == len(self.tasks):
            self.won.set()

    def __await__(self):
        yield from self.won.wait().__await__()
        if len(self.errors) == len(self.tasks):
            raise ExceptionGroup("nobody answered", self.errors)
        return self.answer

    def stop(self):
        for task in self.tasks:
            task.cancel()


@contextlib.asynccontextmanager
async def racing(ask, servers):
    race = Race(ask, servers)
    try:
        yield race
    finally:
        race.stop()


async def first_answer(servers, ask, seconds):
    async with racing(ask, servers) as race, asyncio.timeout(seconds):
        return await race

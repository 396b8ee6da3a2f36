import asyncio


class Debounced:
    def __init__(self, fn, seconds):
        self.fn, self.seconds = fn, seconds
        self.task = None
        self.again = None
        self.last = None

    def __call__(self, *args, **kwargs):
        self.last = args, kwargs
        if self.task is None:
            self.again = asyncio.Event()
            self.task = asyncio.create_task(self.run())
        else:
            self.again.set()

    async def run(self):
        while True:
            try:
                await asyncio.wait_for(self.again.wait(), self.seconds)
                self.again.clear()
            except asyncio.TimeoutError:
                break
        args, kwargs = self.last
        self.task = None
        self.fn(*args, **kwargs)


debounce = Debounced

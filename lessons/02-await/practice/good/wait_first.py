import asyncio


class Page:
    def __init__(self, api):
        self.api = api

    async def strand(self):
        self.user = await self.api.user()
        self.orders = await self.api.orders(self.user)

    async def picture(self):
        self.avatar = await self.api.avatar()

    async def load(self):
        strands = {asyncio.create_task(self.strand()), asyncio.create_task(self.picture())}
        done, pending = await asyncio.wait(strands, return_when=asyncio.FIRST_EXCEPTION)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        for task in done:
            task.result()
        return await self.api.render(self.user, self.orders, self.avatar)


async def load_page(api):
    return await Page(api).load()

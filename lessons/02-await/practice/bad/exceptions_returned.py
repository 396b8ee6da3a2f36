# refused: first-failure
# Return_exceptions.
import asyncio


async def load_page(api):
    async def pair():
        user = await api.user()
        return user, await api.orders(user)

    both, avatar = await asyncio.gather(pair(), api.avatar(), return_exceptions=True)
    if isinstance(both, Exception):
        raise both
    if isinstance(avatar, Exception):
        raise avatar
    return await api.render(*both, avatar)

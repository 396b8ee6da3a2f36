import asyncio

async def main():
    user = asyncio.sleep(0.1, 'user')
    avatar = asyncio.sleep(0.18, 'avatar')
    await user
    await avatar
    await asyncio.sleep(0.2, 'orders')
    await asyncio.sleep(0.06, 'render')

asyncio.run(main())

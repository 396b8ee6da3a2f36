import asyncio

async def get_user():
    await asyncio.sleep(0.1)
    return 'Ada'

async def main():
    user = get_user()
    print(await user)
    print(await user)

asyncio.run(main())

import asyncio
async def work():
    try:
        await asyncio.sleep(0.4)
    except Exception:
        print('except')
    finally:
        print('finally')
    print('after')
asyncio.run(asyncio.wait_for(work(), 0.1))

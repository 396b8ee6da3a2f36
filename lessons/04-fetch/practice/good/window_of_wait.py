import asyncio


async def map_limit(items, limit, fn):
    results, under_way = {}, {}
    ahead = list(enumerate(items))[::-1]
    try:
        while ahead or under_way:
            while ahead and len(under_way) < limit:
                place, item = ahead.pop()
                under_way[asyncio.create_task(fn(item))] = place
            done, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                results[under_way.pop(task)] = task.result()
    finally:
        for task in under_way:
            task.cancel()
    return [results[place] for place in range(len(items))]

# refused: values
# None dropped.
import asyncio


async def settle(jobs):
    r = await asyncio.gather(*(j() for j in jobs), return_exceptions=True)
    return {
        "values": [x for x in r if x is not None and not isinstance(x, Exception)],
        "errors": [(i, x) for i, x in enumerate(r) if isinstance(x, Exception)],
    }

# refused: in-order
# Set order.
import asyncio


async def load_all(ids, load):
    if not ids:
        return []
    done, _ = await asyncio.wait([asyncio.create_task(load(i)) for i in ids])
    return [t.result() for t in done]

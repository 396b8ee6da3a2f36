# refused: hung
import asyncio


async def settle(jobs):
    result = {"values": [], "errors": []}
    done = asyncio.Event()

    async def run(job):
        try:
            result["values"].append(await job())
        except Exception as error:
            result["errors"].append((0, error))
        else:
            if len(result["values"]) == len(jobs):
                done.set()

    tasks = [asyncio.create_task(run(job)) for job in jobs]
    await done.wait()
    return result

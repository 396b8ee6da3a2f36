# refused: first-answer
import asyncio


async def first_answer(servers, ask, seconds):
    answers = asyncio.Queue()

    async def one(server):
        answers.put_nowait(await ask(server))

    async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(server)) for server in servers]
        answer = await answers.get()
        for task in tasks:
            task.cancel()
        return answer

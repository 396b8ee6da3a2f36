# refused: real-io
import asyncio


async def first_answer(servers, ask, seconds):
    reader, writer = await asyncio.open_connection(servers[0], 80)
    return await reader.read()

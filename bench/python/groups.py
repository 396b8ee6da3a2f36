"""Milliseconds that so many asyncio.TaskGroups take: groups.py GROUPS TASKS_EACH"""

import asyncio
import sys
import time


async def nothing():
    pass


async def main(groups, tasks_each):
    start = time.perf_counter()
    for _ in range(groups):
        async with asyncio.TaskGroup() as group:
            for _ in range(tasks_each):
                group.create_task(nothing())
    print((time.perf_counter() - start) * 1000)


asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))

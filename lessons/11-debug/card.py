import asyncio
import logging
import sys
import time

async def main():
    logging.basicConfig(stream=sys.stdout, format='%(message)s')
    asyncio.get_running_loop().slow_callback_duration = 0.05  # else 0.1 s
    time.sleep(0.2)  # logged: Executing <Task …> took 0.200 seconds
    print('done')  # done

asyncio.run(main(), debug=True)  # or PYTHONASYNCIODEBUG=1 from outside

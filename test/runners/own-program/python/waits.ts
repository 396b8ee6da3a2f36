import { app, type KnownProgram } from './known-program.ts'

/** What waits, and what holds the loop. */
export const waits: Record<string, KnownProgram> = {
  'waits at once': {
    files: app(`import asyncio

async def load(n):
    await asyncio.sleep(0.05)
    return n

async def main():
    print(await asyncio.gather(*(load(n) for n in range(3))))

asyncio.run(main())
`),
    facts: [],
  },
  'waits in a row': {
    files: app(`import asyncio

async def load(n):
    await asyncio.sleep(0.1)
    return n

async def main():
    user = await load(1)
    orders = await load(2)
    print(user, orders)

asyncio.run(main())
`),
    facts: ['overlap 8 main'],
  },
  'waits in a row that need each other': {
    files: app(`import asyncio

async def load(n):
    await asyncio.sleep(0.1)
    return n

async def main():
    user = await load(1)
    orders = await load(user)
    print(user, orders)

asyncio.run(main())
`),
    facts: [],
  },
  'a loop that several run at once': {
    files: app(`import asyncio

async def load(n):
    await asyncio.sleep(0.06)
    return n

async def worker(numbers):
    found = []
    for n in numbers:
        found.append(await load(n))
    return found

async def main():
    print(await asyncio.gather(worker([1, 2, 3]), worker([4, 5, 6])))

asyncio.run(main())
`),
    facts: [],
  },
  'a loop of loads': {
    files: app(`import asyncio

async def load(n):
    await asyncio.sleep(0.06)
    return n

async def listed():
    return [await load(n) for n in range(4)]

async def main():
    found = []
    for n in range(4):
        found.append(await load(n))
    print(found, await listed())

asyncio.run(main())
`),
    facts: ['overlap 8 main', 'overlap 13 main'],
  },
  'a blocking sleep': {
    files: app(`import asyncio
import time

async def main():
    await asyncio.sleep(0.01)
    time.sleep(0.3)
    await asyncio.sleep(0.01)

asyncio.run(main())
`),
    facts: ['blocked 6 main'],
  },
  'a semaphore': {
    files: app(`import asyncio

async def load(limit):
    async with limit:
        await asyncio.sleep(0.05)

async def main():
    limit = asyncio.Semaphore(2)
    await asyncio.gather(*(load(limit) for _ in range(6)))

asyncio.run(main())
`),
    facts: ['slot 4 undefined'],
  },
  'a bounded queue': {
    files: app(`import asyncio

async def produce(queue):
    for n in range(4):
        await queue.put(n)
    await queue.put(None)

async def main():
    queue = asyncio.Queue(1)
    task = asyncio.create_task(produce(queue))
    while await queue.get() is not None:
        await asyncio.sleep(0.03)
    await task

asyncio.run(main())
`),
    facts: ['slot 5 undefined', 'slot 6 undefined'],
  },
  'first arguments live no longer': {
    files: app(`import asyncio
import gc
import weakref

class Big:
    pass

async def use(big, flag):
    seen = weakref.ref(big)
    del big
    await asyncio.sleep(0.02)
    print(seen() is None, flag)

async def main():
    task = asyncio.create_task(use(Big(), 'yes'))
    await task
    eager = getattr(asyncio, 'eager_task_factory', None)
    if eager:
        asyncio.get_running_loop().set_task_factory(eager)
        task = asyncio.create_task(use(Big(), 'eager'))
        done = asyncio.create_task(at_once())
        print(await task, await done)

async def at_once():
    return 1

asyncio.run(main())
`),
    facts: [],
  },
  'C code that holds the interpreter': {
    files: app(`import asyncio

async def main():
    await asyncio.sleep(0.01)
    print(sum(range(20_000_000)))
    await asyncio.sleep(0.01)

asyncio.run(main())
`),
    facts: ['blocked 4 main'],
  },
  'a server’s threads that come and go while a call blocks': {
    files: app(`import asyncio, http.server, threading, time, urllib.request

class Slow(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.15)
        self.send_response(200)
        self.end_headers()
    def log_message(self, *_):
        pass

server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Slow)
threading.Thread(target=server.serve_forever, daemon=True).start()

async def get():
    url = f'http://127.0.0.1:{server.server_port}/'
    with urllib.request.urlopen(url) as response:
        return response.status

async def main():
    await asyncio.sleep(0.01)
    print(await get())

asyncio.run(main())
`),
    facts: ['blocked 16 main'],
  },
  'threads that compute beside it': {
    files: app(`import asyncio

def compute():
    return sum(n * n for n in range(2_000_000))

async def main():
    print(await asyncio.gather(*(asyncio.to_thread(compute) for _ in range(3))))

asyncio.run(main())
`),
    facts: [],
  },
}

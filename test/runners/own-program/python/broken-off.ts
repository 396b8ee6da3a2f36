import { app, type KnownProgram } from './known-program.ts'

/** What ends before its main has, and what goes on after that. */
export const brokenOff: Record<string, KnownProgram> = {
  'sys.exit in a signal’s handler': {
    files: app(`import asyncio
import signal
import sys

def leave(number, frame):
    print('leaving')
    sys.exit(4)

async def main():
    signal.signal(signal.SIGTERM, leave)
    print('ready', flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
`),
    signal: 'SIGTERM',
    facts: ['under-way 12 main'],
  },
  'sys.exit(0) in a callback': {
    files: app(`import asyncio
import sys

async def beat():
    while True:
        await asyncio.sleep(30)

async def main():
    asyncio.get_running_loop().call_later(0.05, sys.exit, 0)
    await asyncio.gather(beat(), beat())

asyncio.run(main())
`),
    facts: ['under-way 6 beat #1'],
  },
  'a task that several wait for': {
    files: app(`import asyncio
connections = {}

async def connect(name):
    print('ready', flush=True)
    await asyncio.sleep(60)

async def page(number):
    await asyncio.sleep(number / 100)
    if 'db' not in connections:
        connections['db'] = asyncio.create_task(connect('db'))
    return await connections['db']

async def main():
    await asyncio.gather(page(2), page(1), page(0))

asyncio.run(main())
`),
    signal: 'SIGINT',
    facts: ['under-way 6 connect db'],
  },
  'another run after Ctrl-C': {
    files: app(`import asyncio

async def main():
    print('ready', flush=True)
    await asyncio.sleep(60)

async def tidy():
    left = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(0.02)
    left.cancel()
    await asyncio.gather(left, return_exceptions=True)
    asyncio.create_task(asyncio.sleep(5), name='forgotten')
    await asyncio.sleep(0.02)
    print('tidied')

try:
    asyncio.run(main())
except KeyboardInterrupt:
    asyncio.run(tidy())
`),
    signal: 'SIGINT',
    facts: ['under-way 5 main', 'left-over undefined forgotten'],
  },
  'an error in a server’s handler': {
    files: app(`import asyncio

async def handle(reader, writer):
    await reader.readline()
    writer.close()
    raise ValueError('in the handler')

async def main():
    server = await asyncio.start_server(handle, '127.0.0.1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b'ask\\n')
    print(await reader.read())
    writer.close()
    server.close()
    await asyncio.sleep(0.02)

asyncio.run(main())
`),
    facts: ['unhandled 6 handle'],
  },
}

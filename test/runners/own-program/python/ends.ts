import { app, type KnownProgram } from './known-program.ts'

/** What ends, and what is left. */
export const ends: Record<string, KnownProgram> = {
  'a task left over': {
    files: app(`import asyncio

async def forever():
    while True:
        await asyncio.sleep(10)

async def main():
    task = asyncio.create_task(forever(), name='beat')
    await asyncio.sleep(0.05)

asyncio.run(main())
`),
    facts: ['left-over 5 beat'],
  },
  'a coroutine never awaited': {
    files: app(`import asyncio

async def save():
    pass

async def main():
    save()
    print('done')

asyncio.run(main())
`),
    facts: ['never-awaited 7 undefined'],
  },
  'an error nobody asked for': {
    files: app(`import asyncio

async def fails():
    raise ValueError('lost')

async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0.01)
    del task
    print('done')

asyncio.run(main())
`),
    facts: ['unhandled 4 fails'],
  },
  'an error with a handler': {
    files: app(`import asyncio

async def fails():
    raise ValueError('lost')

async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: print(context['message']))
    task = asyncio.create_task(fails())
    await asyncio.sleep(0.01)
    del task
    print('done')

asyncio.run(main())
`),
    facts: ['unhandled 4 fails'],
  },
  'an error that ends it': {
    files: app(`import asyncio

class Wrong(Exception):
    pass

async def inner():
    await asyncio.sleep(0.01)
    raise Wrong('here')

async def main():
    await inner()

asyncio.run(main())
`),
    facts: ['unhandled 8 main'],
  },
  'an error in a group': {
    files: app(`import asyncio

async def fails():
    await asyncio.sleep(0.01)
    raise ValueError('in the group')

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fails(), name='one')
        group.create_task(asyncio.sleep(5), name='two')

asyncio.run(main())
`),
    facts: ['unhandled 8 main'],
  },
  'sys.exit within a task': {
    files: app(`import asyncio
import sys

async def main():
    await asyncio.sleep(0.01)
    print('leaving')
    sys.exit(3)

asyncio.run(main())
`),
    facts: [],
  },
  'os._exit': {
    files: app(`import asyncio
import os
import sys

async def main():
    await asyncio.sleep(0.01)
    print('leaving', flush=True)
    os._exit(4)

asyncio.run(main())
`),
    facts: [],
  },
  'nobody waited for it': {
    files: app(`import asyncio

async def later():
    await asyncio.sleep(0.05)

async def starts():
    asyncio.create_task(later())
    await asyncio.sleep(0)

async def main():
    await asyncio.gather(starts())
    await asyncio.sleep(0.1)

asyncio.run(main())
`),
    facts: ['not-waited-for 7 later'],
  },
  'a task that is lost': {
    files: app(`import asyncio
import gc

async def stuck():
    await asyncio.get_running_loop().create_future()

async def main():
    asyncio.create_task(stuck())
    await asyncio.sleep(0.7)
    gc.collect()
    print('done')

asyncio.run(main())
`),
    facts: ['never-settled 5 stuck'],
  },
  'a thread that stays': {
    files: app(`import asyncio
import time

def slow():
    time.sleep(1)

async def main():
    asyncio.get_running_loop().run_in_executor(None, slow)
    print('done')

asyncio.run(main())
`),
    facts: ['kept-alive undefined undefined'],
  },
  'Ctrl-C': {
    files: app(`import asyncio

async def stands():
    print('here', flush=True)
    await asyncio.sleep(30)

async def main():
    await stands()

asyncio.run(main())
`),
    signal: 'SIGINT',
    facts: ['under-way 5 main'],
  },
  SIGTERM: {
    files: app(`import asyncio
import functools

async def main():
    asyncio.get_running_loop().call_later(0.8, functools.partial(print, 'here', flush=True))
    await asyncio.sleep(30)

asyncio.run(main())
`),
    signal: 'SIGTERM',
    facts: ['under-way 6 main'],
  },
  'computes until it is killed': {
    files: app(`import asyncio
import time

async def main():
    print('here', flush=True)
    while True:
        pass

asyncio.run(main())
`),
    signal: 'SIGTERM',
    signalWhenTold: 'held',
    facts: ['blocked 6 main'],
  },
  'nothing that could end it': {
    files: app(`import asyncio
import functools

async def main():
    asyncio.get_running_loop().call_later(0.01, functools.partial(print, 'here', flush=True))
    await asyncio.Event().wait()

asyncio.run(main())
`),
    signal: 'SIGINT',
    signalWhenTold: 'stuck',
    facts: ['never-settled 6 main'],
  },
}

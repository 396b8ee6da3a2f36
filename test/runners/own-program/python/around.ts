import { app, type KnownProgram } from './known-program.ts'

/** What is around a program: children, modes, its own sitecustomize. */
export const around: Record<string, KnownProgram> = {
  'several runs, a runner, a thread': {
    files: app(`import asyncio
import threading

async def load(n):
    await asyncio.sleep(0.01)
    return n

print(asyncio.run(load(1)))
print(asyncio.run(load(2), debug=True))
with asyncio.Runner() as runner:
    print(runner.run(load(3)))
    print(runner.run(load(4)))
thread = threading.Thread(target=lambda: print(asyncio.run(load(5))))
thread.start()
thread.join()
print(threading.active_count(), [one.name for one in threading.enumerate()])
`),
    facts: [],
  },
  'fork and children': {
    files: app(`import asyncio
import multiprocessing
import os
import subprocess
import sys

def child():
    print('child', asyncio.run(load(1)), flush=True)

async def load(n):
    await asyncio.sleep(0.01)
    return n

async def main():
    await load(0)
    print(subprocess.run([sys.executable, '-c', 'import os; print(sorted(k for k in os.environ if k.startswith("PYTHON") or k.startswith("LEARN")))'], capture_output=True, text=True).stdout)

if __name__ == '__main__':
    asyncio.run(main())
    if os.fork() == 0:
        child()
        os._exit(0)
    os.wait()
    for how in ('fork', 'spawn'):
        process = multiprocessing.get_context(how).Process(target=child)
        process.start()
        process.join()
`),
    options: ['-W', 'default'],
    facts: ['blocked 16 main'],
  },
  'debug mode': {
    files: app(`import asyncio

async def load(n):
    await asyncio.sleep(0.01)
    return n

async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(load(1))
    print(task._source_traceback[-1].line, task._source_traceback[-1].lineno)
    handle = loop.call_soon(print, 'called')
    print([frame.name for frame in handle._source_traceback])
    print(await task)
    load(2)

asyncio.run(main())
`),
    options: ['-X', 'dev'],
    facts: ['never-awaited 14 undefined'],
  },
  'warnings are errors': {
    files: app(`import asyncio
import warnings

async def main():
    try:
        warnings.warn('careful', stacklevel=1)
    except UserWarning as warning:
        print('raised', warning)

asyncio.run(main())
`),
    options: ['-W', 'error'],
    facts: [],
  },
  'what is around it': {
    files: {
      ...app(`import asyncio
import os
import sys

print(sys.path[1:], sys.argv, sys.flags)
print({k: v for k, v in os.environ.items() if 'PYTHON' in k or 'LEARN' in k})
print([name for name in sys.modules if 'learn' in name or 'custom' in name])
print(len(sys.meta_path), os.open('/dev/null', os.O_RDONLY))

async def main():
    print(os.open('/dev/null', os.O_RDONLY), sys._getframe(1).f_code.co_name)

asyncio.run(main())
`),
      'sitecustomize.py': `print('the project has its own')\n`,
    },
    args: ['one', '--two'],
    environment: { PYTHONPATH: '.' },
    facts: [],
  },
  'a module': {
    files: app(`import asyncio
import sys

async def main():
    await asyncio.sleep(0.01)
    print(sys.argv[1:], __name__)

asyncio.run(main())
`),
    options: ['-m', 'app'],
    args: ['x'],
    isModule: true,
    facts: [],
  },
  'no asyncio': {
    files: app(`print('plain')\nraise SystemExit(2)\n`),
    facts: [],
  },
}

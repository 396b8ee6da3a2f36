import { describe, expect, it } from 'vitest'
import { main, run } from './run-python.ts'

describe('an end before its time', () => {
  const ends: [what: string, code: string | Buffer, how: object, line?: number][] = [
    ['a loop', main('while True:', '    pass'), { how: 'endless-loop' }, 5],
    [
      'a loop of turns',
      main('while True:', '    await asyncio.sleep(0)'),
      { how: 'endless-loop' },
      6,
    ],
    [
      'a chain of call_soon',
      main(
        'loop = asyncio.get_running_loop()',
        'def again():',
        '    loop.call_soon(again)',
        'again()',
        'await asyncio.Event().wait()',
      ),
      { how: 'endless-loop' },
    ],
    [
      'memory, little by little',
      main('everything = []', 'while True:', '    everything.append(bytes(1_000_000))'),
      { how: 'memory' },
    ],
    ['memory, at once', main('[0] * 10**10'), { how: 'memory' }, 5],
    ['what is printed', main('while True:', '    print("again", end="")'), { how: 'output' }],
    ['sys.exit', main('import sys', 'sys.exit(3)'), { how: 'exited', code: 3 }, 6],
    [
      'exit in a task',
      main('async def leave():', '    raise SystemExit', 'await asyncio.gather(leave())'),
      { how: 'exited', code: 0 },
      6,
    ],
    ['os._exit', main('import os', 'os._exit(0)'), { how: 'exited', code: 0 }, 6],
    [
      'a signal that it sends itself',
      main('import os, signal', 'os.kill(os.getpid(), 0)', 'os.kill(0, signal.SIGKILL)'),
      { how: 'exited', code: null, signal: 'SIGKILL' },
      7,
    ],
    ['its abort', main('import os', 'os.abort()'), { how: 'exited', signal: 'SIGABRT' }, 6],
    [
      'a signal for another process',
      main('import os', 'os.kill(1, 15)'),
      { how: 'real-io', what: 'the process 1' },
      6,
    ],
    [
      'what it leaves to be done at its end',
      `import atexit, os\natexit.register(os._exit, 3)\n${main('return 1')}`,
      { how: 'exited', code: 3 },
    ],
    [
      'a loop in what is let go at its end',
      `class Kept:\n    def __del__(self):\n        while True: pass\nkept = Kept()\n${main('return 1')}`,
      { how: 'endless-loop' },
      3,
    ],
    [
      'bytes that are no text, in a comment too',
      Buffer.from('x = 1\n# caf\xE9\n', 'latin1'),
      {
        how: 'syntax',
        text: 'the file is not UTF-8, and names no other encoding: byte 0xe9',
      },
      2,
    ],
    [
      'a file in another encoding',
      Buffer.from('\uFEFFx = 1\n', 'utf16le'),
      { how: 'syntax', text: 'the file is saved as UTF-16: save it as UTF-8' },
    ],
    [
      'an error while it is loaded',
      'x = 1\nx.y\n',
      {
        how: 'threw-at-import',
        error: {
          $error: null,
          name: 'AttributeError',
          message: "'int' object has no attribute 'y'",
          is: ['AttributeError', 'Exception', 'BaseException'],
        },
      },
      2,
    ],
    [
      'a wait without end while it is loaded',
      'import asyncio\nasync def wait():\n    await asyncio.Event().wait()\nasyncio.run(wait())\n',
      { how: 'threw-at-import', error: null },
      3,
    ],
    [
      'no function of that name',
      'def other(): pass\nmain = 3\n',
      { how: 'wrong-export', found: ['other'] },
    ],
    ['nothing at all', '', { how: 'wrong-export', found: [] }],
    [
      'a missing colon',
      'async def main()\n    pass\n',
      { how: 'syntax', text: "expected ':'", column: 17 },
      1,
    ],
    [
      'an await in a plain function',
      'def main(load):\n    return await load(1)\n',
      { how: 'syntax', text: "'await' outside async function", column: 12 },
      2,
    ],
    [
      'a wrong indent',
      'def main():\n    x = 1\n      y = 2\n',
      { how: 'syntax', text: 'unexpected indent', column: 6 },
      3,
    ],
    [
      'a file that is read',
      main('open("data.json")'),
      { how: 'real-io', what: 'the file data.json' },
      5,
    ],
    [
      'a file that is written',
      'open("data.json", "w")\n',
      { how: 'real-io', what: 'the file data.json' },
      1,
    ],
    [
      'another computer',
      main('await asyncio.open_connection("example.com", 80)'),
      { how: 'real-io', what: 'example.com' },
      5,
    ],
    [
      'a plain socket',
      main('import socket', 'socket.create_connection(("example.com", 80))'),
      { how: 'real-io', what: 'example.com' },
      6,
    ],
    [
      'another program',
      main('import subprocess', 'subprocess.run(["ls", "-l"])'),
      { how: 'real-io', what: 'the program ls' },
      6,
    ],
    [
      'a program of asyncio',
      main('await asyncio.create_subprocess_exec("ls")'),
      { how: 'real-io', what: 'the program ls' },
      5,
    ],
    [
      'a thread',
      main('import threading', 'threading.Thread(target=print).start()'),
      { how: 'real-io', what: 'a thread' },
      6,
    ],
    [
      'a thread of asyncio',
      main('await asyncio.to_thread(print)'),
      { how: 'real-io', what: 'a thread' },
      5,
    ],
    [
      'a pool of threads',
      main(
        'from concurrent.futures import ThreadPoolExecutor',
        'ThreadPoolExecutor().submit(print)',
      ),
      { how: 'real-io', what: 'a thread' },
      6,
    ],
    ['the keyboard', main('input()'), { how: 'real-io', what: 'the keyboard' }, 5],
    [
      'a clock of its own',
      `import time\ntime.monotonic = lambda: 0\n${main('return 1')}`,
      { how: 'replaced', what: 'time.monotonic' },
    ],
    [
      'a function of asyncio',
      `import asyncio\nasyncio.sleep = None\n${main('return 1')}`,
      { how: 'replaced', what: 'asyncio.sleep' },
    ],
    [
      'the loop’s clock',
      main('asyncio.get_running_loop().time = lambda: 0'),
      { how: 'replaced', what: 'loop.time' },
    ],
    [
      'another policy',
      main('asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())'),
      { how: 'replaced', what: 'the event loop policy' },
    ],
    [
      'a look at everything',
      main('import gc', 'gc.get_objects()'),
      { how: 'replaced', what: 'gc.get_objects' },
      6,
    ],
    [
      'an event of its own',
      main('import os', 'os.write(3, b\'{"kind":"end","atMs":0,"look":0,"how":"done"}\\n\')'),
      { how: 'forged' },
    ],
  ]
  it.each(ends)('is told of: %s', { timeout: 120_000 }, async (_what, code, how, line) => {
    const result = await run(code)
    expect(result.end).toMatchObject(how)
    if (line !== undefined) expect(result.line).toBe(line)
  })

  it.each([
    [
      'an encoding that its first line names',
      `# coding: latin-1\nword = 'caf\xE9'\n${main('return 1')}`,
    ],
    [
      'an error that only Python can show',
      `class Gone:\n    def __del__(self): 1 / 0\n${main('Gone()', 'return 1')}`,
    ],
  ])('is none with %s', async (_what, code) => {
    expect((await run(Buffer.from(code, 'latin1'))).end).toMatchObject({ how: 'done' })
  })
})

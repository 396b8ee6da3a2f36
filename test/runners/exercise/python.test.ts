import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PracticeEvent } from '../../../src/practice/protocol/protocol.ts'
import type { Handed, Scenario } from '../../../src/practice/protocol/scenario.ts'
import { runExercise } from '../../../src/runners/exercise/run-exercise.ts'
import { exerciseChild, processes } from '../../../testing/exercise-host.ts'

const scenario: Scenario = {
  id: 'one',
  stubs: {
    load: {
      kind: 'promise',
      behaviours: [
        { args: ['a'], takesMs: 250, ends: { value: 'A' } },
        { args: ['b'], takesMs: 125, ends: { value: 'B' } },
        { args: ['bad'], takesMs: 125, ends: { error: 'no' } },
        {
          args: ['cleans'],
          takesMs: 1000,
          ends: { value: 1 },
          whenAborted: { kind: 'ends', takesMs: 250, with: 'abort' },
        },
        { args: ['ignores'], takesMs: 1000, ends: { value: 1 }, whenAborted: { kind: 'ignores' } },
      ],
    },
    hold: { kind: 'plain', behaviours: [{ holdsMs: 100, ends: { value: 'held' } }] },
  },
  sources: {
    numbers: {
      items: [
        { afterMs: 125, value: 1 },
        { afterMs: 125, value: 2 },
      ],
      endsAfterMs: 125,
      closesAfterMs: 250,
    },
  },
  errors: { no: { name: 'LookupError', message: 'no such id', status: 404 } },
  script: [call('main')],
  untilMs: 60_000,
}

function call(step: string, atMs = 0): Scenario['script'][number] {
  const args: Handed[] = [
    { kind: 'stub', stub: 'load' },
    { kind: 'stub', stub: 'hold' },
    { kind: 'data', data: [3, 1, 2] },
    { kind: 'source', source: 'numbers' },
  ]
  return { kind: 'call', step, atMs, gives: 'result', args }
}

async function run(code: string, scenarios: readonly Scenario[] = [scenario]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'exercise-'))
  const file = path.join(folder, 'queue.py')
  await writeFile(file, code)
  const child = await exerciseChild('python')
  return runExercise({ file, name: 'main', scenarios, child, processes })
}

/** A file whose `main` has these lines; the first of them is line 5. */
const main = (...lines: string[]): string =>
  [
    'import asyncio, time',
    '',
    '',
    'async def main(load, hold, numbers, source):',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n')

/** Events without what every event has, of these kinds. */
async function told(kinds: readonly PracticeEvent['kind'][], ...lines: string[]) {
  const { events } = await run(main(...lines))
  return events.filter(({ kind }) => kinds.includes(kind)).map(({ look: _look, ...event }) => event)
}

describe('an end before its time', () => {
  const ends: [what: string, code: string, how: object, line?: number][] = [
    ['a loop', main('while True:', '    pass'), { how: 'endless-loop' }, 5],
    [
      'a loop that hears of no error',
      main(
        'while True:',
        '    try:',
        '        list(range(9))',
        '    except BaseException:',
        '        pass',
      ),
      { how: 'endless-loop' },
    ],
    ['a loop in C', main('import itertools', 'sum(itertools.count())'), { how: 'endless-loop' }, 6],
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
    ['a loop while it is loaded', 'x = 1\nwhile x:\n    pass\n', { how: 'endless-loop' }, 2],
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
})

describe('a call that never ends', () => {
  const over = async (...lines: string[]) => {
    const { events } = await run(main(...lines))
    const last = events.find((event) => event.kind === 'over')
    return last && { how: last.how, line: last.line, atMs: last.atMs }
  }

  it('is told of with the line at which it waits, and the next scenario is run all the same', async () => {
    const code = main('if numbers.pop() == 2:', '    await asyncio.Queue().get()')
    const { events, end } = await run(code, [scenario, { ...scenario, id: 'two' }])
    const overs = events.filter((event) => event.kind === 'over')
    expect(overs.map(({ how, line }) => [how, line])).toEqual([
      ['hung', 6],
      ['hung', 6],
    ])
    expect(end).toMatchObject({ how: 'done' })
  })

  it('may wait in another coroutine', async () => {
    const lines = ['async def inner():', '    await asyncio.Event().wait()', 'await inner()']
    expect(await over(...lines)).toEqual({ how: 'hung', line: 6, atMs: 0 })
  })

  it('may wait on a lock of threads', { timeout: 60_000 }, async () => {
    expect(await over('import queue', 'queue.Queue().get()')).toEqual({
      how: 'hung',
      line: 6,
      atMs: 0,
    })
  })

  it('is given up when its time is over', async () => {
    expect(await over('await asyncio.sleep(3600)')).toEqual({ how: 'late', line: 5, atMs: 60_000 })
  })
})

describe('what a call gives', () => {
  const given = async (...lines: string[]) => {
    const [settled] = await told(['settled'], ...lines)
    return settled?.kind === 'settled' ? settled.value : null
  }

  it('is plain data', async () => {
    expect(
      await given('return [None, True, 1, 1.5, "a", (1,), {"$a": [2]}, float("nan"), {1}, load]'),
    ).toEqual([
      { $nothing: true },
      true,
      1,
      1.5,
      'a',
      { $tuple: [1] },
      { $$a: [2] },
      { $number: 'NaN' },
      { $other: 'set' },
      { $other: 'function' },
    ])
  })

  it('is an error of the scenario’s by its identity, with its status', async () => {
    expect(
      await given(
        'try:',
        '    await load("bad")',
        'except LookupError as error:',
        '    assert error.status == 404',
        '    raise',
      ),
    ).toMatchObject({ $error: 'no', name: 'LookupError' })
  })

  it('is a group with its errors', async () => {
    expect(
      await given('async with asyncio.TaskGroup() as group:', '    group.create_task(load("bad"))'),
    ).toMatchObject({ $error: null, name: 'ExceptionGroup', of: [{ $error: 'no' }] })
  })

  it('must be awaitable', async () => {
    const { events } = await run('def main(*args):\n    return [1]\n')
    expect(events.find((event) => event.kind === 'settled')).toMatchObject({
      how: 'error',
      value: { message: 'main gave a value of type list, which cannot be awaited' },
    })
  })

  it('comes from whatever can be called and awaited', async () => {
    const { events } = await run(
      'import asyncio\nclass Main:\n    def __call__(self, *args):\n        return self\n    def __await__(self):\n        yield from asyncio.sleep(1).__await__()\n        return 7\nmain = Main()\n',
    )
    expect(events.find((event) => event.kind === 'settled')).toMatchObject({ atMs: 1000, value: 7 })
  })

  it('names asyncio.run within a running loop', async () => {
    expect(await given('asyncio.run(load("a"))')).toMatchObject({
      name: 'RuntimeError',
      message: 'asyncio.run() cannot be called from a running event loop',
    })
  })
})

describe('what is told of a run', () => {
  it('counts a call once its body runs, with its line', async () => {
    expect(
      await told(
        ['called', 'returned'],
        'call = load("a")',
        'await asyncio.sleep(0.5)',
        'return await call',
      ),
    ).toEqual([
      { kind: 'called', atMs: 500, line: 7, call: 0, stub: 'load', args: ['a'], fits: 0 },
      { kind: 'returned', atMs: 750, call: 0 },
    ])
  })

  it('tells of cancelling and of cleaning up', async () => {
    expect(
      await told(
        ['aborted', 'stopped', 'returned', 'settled'],
        'tasks = [asyncio.create_task(load(id)) for id in ("a", "cleans", "ignores")]',
        'await asyncio.sleep(0.125)',
        'for task in tasks:',
        '    task.cancel()',
        'await asyncio.wait(tasks)',
      ),
    ).toEqual([
      { kind: 'aborted', atMs: 125, call: 0 },
      { kind: 'stopped', atMs: 125, call: 0 },
      { kind: 'aborted', atMs: 125, call: 1 },
      { kind: 'aborted', atMs: 125, call: 2 },
      { kind: 'stopped', atMs: 375, call: 1 },
      { kind: 'returned', atMs: 1000, call: 2 },
      { kind: 'settled', atMs: 1000, step: 'main', how: 'value', value: { $nothing: true } },
    ])
  })

  it('tells when cleaning up was disturbed', async () => {
    expect(
      await told(
        ['aborted', 'stopped', 'disturbed'],
        'task = asyncio.create_task(load("cleans"))',
        'for _ in range(2):',
        '    await asyncio.sleep(0.125)',
        '    task.cancel()',
        'await asyncio.wait([task])',
      ),
    ).toEqual([
      { kind: 'aborted', atMs: 125, call: 0 },
      { kind: 'disturbed', atMs: 250, call: 0 },
    ])
  })

  it('tells of the items of a source, and of its closing', async () => {
    expect(
      await told(
        ['next', 'item', 'closed', 'settled'],
        'async for number in source:',
        '    break',
        'await source.aclose()',
      ),
    ).toEqual([
      { kind: 'next', atMs: 0, source: 'numbers' },
      { kind: 'item', atMs: 125, source: 'numbers', item: 0 },
      { kind: 'closed', atMs: 375, source: 'numbers', how: 'closed' },
      { kind: 'settled', atMs: 375, step: 'main', how: 'value', value: { $nothing: true } },
    ])
  })

  it('tells who held the thread', async () => {
    expect(
      await told(['held'], 'hold(1)', 'time.sleep(0.25)', 'await asyncio.sleep(0)', 'hold(2)'),
    ).toEqual([
      { kind: 'held', atMs: 350, line: 6, fromMs: 0, own: 250 },
      { kind: 'held', atMs: 450, fromMs: 350, own: 0 },
    ])
  })

  it('tells of what is left, where it was made and what it waits for', async () => {
    const lines = [
      'asyncio.get_running_loop().call_later(5, print)',
      'global kept',
      'kept = [asyncio.create_task(one) for one in (load("a"), asyncio.Event().wait())]',
    ]
    expect(await told(['left'], ...lines)).toEqual([
      {
        kind: 'left',
        atMs: 0,
        line: 5,
        step: 'main',
        what: 'timer',
        waitsFor: 'time',
        dueMs: 5000,
      },
      { kind: 'left', atMs: 0, line: 7, step: 'main', what: 'task', waitsFor: 'call', dueMs: null },
      {
        kind: 'left',
        atMs: 0,
        line: 7,
        step: 'main',
        what: 'task',
        waitsFor: 'other',
        dueMs: null,
      },
      {
        kind: 'left',
        atMs: 5000,
        line: 7,
        step: null,
        what: 'task',
        waitsFor: 'other',
        dueMs: null,
      },
    ])
  })

  it('sees through semaphores, groups and gather to the call that is waited for', async () => {
    const lines = [
      'places = asyncio.Semaphore(1)',
      'async def one():',
      '    async with places:',
      '        await load("a")',
      'async def all():',
      '    await asyncio.gather(one(), one())',
      'task = asyncio.create_task(all())',
      'await asyncio.sleep(0)',
      'await asyncio.sleep(0)',
      'await load("bad")',
    ]
    const left = await told(['left'], ...lines)
    expect(left.map((event) => event.kind === 'left' && event.waitsFor)).toEqual([
      'call',
      'call',
      'call',
    ])
  })

  it('tells of a coroutine that is never awaited, dropped or kept', async () => {
    expect(await told(['never-awaited'], 'load("a")', 'global kept', 'kept = load("b")')).toEqual([
      { kind: 'never-awaited', atMs: 0, line: 5, what: 'load' },
      { kind: 'never-awaited', atMs: 0, line: 7, what: 'load' },
    ])
  })

  it('tells of an error that nobody asked for, though its task is kept and its error is the scenario’s', async () => {
    const unheard = await told(
      ['unhandled'],
      'global kept',
      'kept = asyncio.create_task(load("bad"))',
      'await asyncio.sleep(1)',
      'asyncio.get_running_loop().call_soon(lambda: 1 / 0)',
    )
    expect(unheard.map((event) => event.kind === 'unhandled' && event.error)).toMatchObject([
      { name: 'ZeroDivisionError' },
      { $error: 'no' },
    ])
  })

  it('tells of what is changed, and of what is printed', async () => {
    expect(
      await told(['changed', 'printed'], 'numbers.sort()', 'print("a")', 'print("b", end="")'),
    ).toEqual([
      { kind: 'printed', atMs: 0, text: 'a\n' },
      { kind: 'changed', atMs: 0, step: 'main', what: 'args[2]' },
      { kind: 'printed', atMs: 0, text: 'b' },
    ])
  })

  it('begins each scenario at zero with the same loop, and what hung before tells nothing more', async () => {
    const code = main(
      'global lock',
      'lock = globals().get("lock") or asyncio.Lock()',
      'try:',
      '    async with lock:',
      '        await asyncio.Event().wait()',
      'finally:',
      '    await load("a")',
    )
    const { events } = await run(code, [scenario, { ...scenario, id: 'two' }])
    expect(events.filter(({ kind }) => kind === 'called')).toEqual([])
    expect(events.filter((event) => event.kind === 'began').map(({ atMs }) => atMs)).toEqual([0, 0])
  })
})

it('a file may be named as a module is, import neighbours’ modules and have postponed annotations', async () => {
  const code = [
    'from __future__ import annotations',
    'import asyncio, dataclasses, datetime, logging, queue, time',
    '@dataclasses.dataclass',
    'class Both:',
    '    dates: float',
    '    queue: str',
    'async def main(*args):',
    '    before = datetime.datetime.now()',
    '    await asyncio.sleep(30)',
    '    spent = (datetime.datetime.now() - before).total_seconds()',
    '    return dataclasses.asdict(Both(spent, queue.Queue.__name__))',
    '',
  ].join('\n')
  const { events } = await run(code)
  expect(events.find((event) => event.kind === 'settled')).toMatchObject({
    atMs: 30_000,
    value: { dates: 30, queue: 'Queue' },
  })
})

it('a file may run its sample while it is loaded', async () => {
  const { events } = await run(
    `${main('await asyncio.sleep(1)', 'return 1')}print(asyncio.run(main(1, 2, 3, 4)))\n`,
  )
  expect(events.find((event) => event.kind === 'printed')).toMatchObject({ text: '1\n' })
  expect(events.find((event) => event.kind === 'settled')).toMatchObject({ atMs: 1000, value: 1 })
})

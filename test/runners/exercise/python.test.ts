import { describe, expect, it } from 'vitest'
import { main, run, scenario, told } from './run-python.ts'

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

it('nothing that a file imports leaves bytecode beside it', async () => {
  const { events } = await run(`import sys\n${main('return sys.dont_write_bytecode')}`)
  expect(events.find((event) => event.kind === 'settled')).toMatchObject({ value: true })
})

it('a file may run its sample while it is loaded', async () => {
  const { events } = await run(
    `${main('await asyncio.sleep(1)', 'return 1')}print(asyncio.run(main(1, 2, 3, 4)))\n`,
  )
  expect(events.find((event) => event.kind === 'printed')).toMatchObject({ text: '1\n' })
  expect(events.find((event) => event.kind === 'settled')).toMatchObject({ atMs: 1000, value: 1 })
})

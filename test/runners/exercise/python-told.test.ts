import { describe, expect, it } from 'vitest'
import { main, run, scenario, told } from './run-python.ts'

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

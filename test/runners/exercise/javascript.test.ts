import { describe, expect, it } from 'vitest'
import { given, run } from './run-javascript.ts'

describe('a file of TypeScript', () => {
  it('may have enums, parameter properties and types, and keeps its lines', async () => {
    const { events } = await run(
      `enum Size { Small, Large }
interface Unused {
  name: string
}
class Box {
  constructor(private readonly size: Size = Size.Large) {}
  get(): number { return this.size }
}
export async function main(load: (id: string) => Promise<string>): Promise<unknown> {
  return [new Box().get(), await load('a')] satisfies unknown[]
}`,
      'main.ts',
    )
    expect(events.find(({ kind }) => kind === 'called')?.line).toBe(10)
    expect(events.find((event) => event.kind === 'settled')?.value).toEqual([1, 'A'])
  })
})

describe('virtual time', () => {
  it.each([
    ['setTimeout', 'await new Promise((go) => setTimeout(go, 70))', ''],
    [
      'node:timers',
      'await new Promise((go) => t.setTimeout(go, 70))',
      "import t from 'node:timers'",
    ],
    ['timers/promises', 'await setTimeout(70)', "import { setTimeout } from 'timers/promises'"],
    ['util.promisify', 'await promisify(setTimeout)(70)', "import { promisify } from 'node:util'"],
    ['scheduler', 'await scheduler.wait(70)', "import { scheduler } from 'node:timers/promises'"],
    [
      'AbortSignal.timeout',
      'await once(AbortSignal.timeout(70), "abort")',
      "import { once } from 'node:events'",
    ],
    [
      'a timer set anew',
      'await new Promise((go) => { const t = setTimeout(go, 40); setTimeout(() => t.refresh(), 30) })',
      '',
    ],
    [
      'the third of an interval',
      'let n = 0; for await (const _ of setInterval(20)) if (++n === 3) break; await setTimeout(10)',
      "import { setInterval, setTimeout } from 'node:timers/promises'",
    ],
  ])('%s follows it', async (_what, body, before) => {
    expect(await given(`${body}; return 'there'`, before)).toEqual({ value: 'there', atMs: 70 })
  })

  it.each([
    ['Date.now', 'Date.now()'],
    ['new Date', 'new Date().getTime()'],
    ['performance.now', 'performance.now()'],
    ['process.hrtime', 'Number(process.hrtime.bigint() / 1000000n)'],
    ['process.uptime', 'process.uptime() * 1000'],
  ])('%s says how much has passed', async (_what, now) => {
    const body = `const from = ${now}; await load('a'); hold(); return Math.round(${now} - from)`
    expect(await given(body)).toEqual({ value: 350, atMs: 350 })
  })

  it('goes on for whoever waits for the clock in a loop, who holds the thread', async () => {
    const { events } = await run(
      'export async function main() {\n  const end = Date.now() + 30\n  while (Date.now() < end);\n}',
    )
    expect(events).toContainEqual(expect.objectContaining({ kind: 'held', own: 30 }))
  })

  it('waits for no message of a channel, which comes with the immediates', async () => {
    const body = `const { port1, port2 } = new MessageChannel()
      const came = new Promise((go) => (port2.onmessage = ({ data }) => go(data)))
      port1.postMessage({ x: 1 })
      return came`
    expect(await given(body)).toEqual({ value: { x: 1 }, atMs: 0 })
  })

  it('keeps the context of what is called back', async () => {
    const body = `const storage = new AsyncLocalStorage()
      return storage.run('mine', () => new Promise((go) => setTimeout(() => go(storage.getStore()), 5)))`
    const before = "import { AsyncLocalStorage } from 'node:async_hooks'"
    expect(await given(body, before)).toEqual({ value: 'mine', atMs: 5 })
  })
})

describe('what is told', () => {
  it('of a list that was sorted in place: it is changed', async () => {
    const { events } = await run('export const main = async (load, hold, list) => void list.sort()')
    expect(events).toContainEqual(expect.objectContaining({ kind: 'changed', what: 'args[2]' }))
  })

  it('of a timer that nobody cleared: its line and when it is due', async () => {
    const { events } = await run(
      'export async function main(load) {\n  setTimeout(() => {}, 900)\n}',
    )
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'left', what: 'timer', dueMs: 900, line: 2, atMs: 0 }),
    )
  })

  it('of a timer that goes off in the same instant: nothing', async () => {
    const { events } = await run('export async function main() {\n  setImmediate(() => {})\n}')
    expect(events.filter(({ kind }) => kind === 'left')).toEqual([])
  })

  it('of values that JSON has not', async () => {
    const body =
      'class Box { x = 1 }\nreturn [undefined, null, NaN, new Map(), new Box(), () => 1, { $a: 1 }, new TypeError("t")]'
    expect(await given(body)).toMatchObject({
      value: [
        { $nothing: true },
        null,
        { $number: 'NaN' },
        { $other: 'Map' },
        { $instance: 'Box', of: { x: 1 } },
        { $other: 'function' },
        { $$a: 1 },
        { $error: null, name: 'TypeError', message: 't', is: ['TypeError', 'Error'] },
      ],
    })
  })

  it('of a call that is aborted: that it was, and that it stopped', async () => {
    const { events } = await run(`export async function main(load) {
  const controller = new AbortController()
  const loading = load('a', controller.signal).catch(({ name }) => name)
  setTimeout(() => controller.abort(), 60)
  return loading
}`)
    const told = events.filter(({ kind }) => ['aborted', 'stopped', 'settled'].includes(kind))
    expect(told.map(({ kind, atMs }) => [kind, atMs])).toEqual([
      ['aborted', 60],
      ['stopped', 60],
      ['settled', 60],
    ])
  })
})

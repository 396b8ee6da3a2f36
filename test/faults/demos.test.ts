import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Lab } from '../../src/lab/lab.ts'
import { NodeRunner } from '../../src/runners/node.ts'
import { LabRunner } from '../../src/runners/lab.ts'
import { nodeProcesses } from '../../src/system/processes.ts'
import type { Trace } from '../../src/trace/trace.ts'
import { host } from '../../testing/lab-host.ts'
import { runHost } from '../../testing/host.ts'

function run(program: (lab: Lab) => Promise<unknown>, clock: 'real' | 'virtual'): Promise<Trace> {
  return new LabRunner(host).run({
    program,
    clock,
    speed: 20,
    seed: 1,
    deadlineMs: 2000,
    network: null,
  })
}

const tooMuch = {
  kind: 'threw',
  error: {
    name: 'RangeError',
    message: 'too much was logged: a run may write 10000 lines and 1000000 characters',
  },
}

const messageUnread = 'a message that cannot be read'
const valueUnread = 'a value that cannot be read'
const object = '[object Object]'

const thrower = (): never => {
  throw new Error('trap')
}
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
const untouchable = (): object => new Proxy({}, new Proxy({}, { get: () => thrower }))

/** An error with a getter in place of one of its members. */
function withMember(name: string, get: (error: Error) => unknown): Error {
  const error = new Error()
  return Object.defineProperty(error, name, { get: () => get(error) })
}

describe.each(['real', 'virtual'] as const)('on the %s clock, a demo', (clock) => {
  it('that logs without end throws, its first 10,000 lines kept', async () => {
    const trace = await run(async ({ log }) => {
      for (;;) log('again')
    }, clock)
    expect(trace.ending).toMatchObject(tooMuch)
    expect(trace.events).toHaveLength(10_000)
  })

  it('that logs ever longer lines throws before they fill the memory', async () => {
    let text = 'x'
    const trace = await run(async ({ log }) => {
      for (;;) log((text += text))
    }, clock)
    expect(trace.ending).toMatchObject(tooMuch)
    expect(JSON.stringify(trace).length).toBeLessThan(1_100_000)
  })

  it('that waits for what never comes is named so', async () => {
    expect((await run(() => new Promise(() => {}), clock)).ending.kind).toBe('hung')
  })

  it('that goes round for ever is stopped at its deadline', async () => {
    const trace = await run(async ({ sleep }) => {
      for (;;) await sleep(100)
    }, clock)
    expect(trace.ending).toMatchObject({ kind: 'stopped', why: 'deadline' })
  })

  it.each([
    ['an error', () => new TypeError('no'), 'no'],
    ['a text', () => 'no', 'no'],
    ['nothing', () => undefined, 'undefined'],
    ['a symbol', () => Symbol('no'), 'Symbol(no)'],
    ['an object without a prototype', () => Object.create(null) as object, '[object Object]'],
    [
      'an error without a prototype',
      () => Object.setPrototypeOf(new Error('no'), null) as object,
      'no',
    ],
    ['an error whose message throws', () => withMember('message', thrower), messageUnread],
    ['an error whose name throws', () => withMember('name', thrower), ''],
    ['an error whose stack throws', () => withMember('stack', thrower), ''],
    ['an error whose message is an object', () => withMember('message', () => ({})), object],
    [
      'an error whose message is a revoked proxy',
      () => withMember('message', revoked),
      valueUnread,
    ],
    ['a revoked proxy', revoked, valueUnread],
    ['a proxy that throws at every touch', untouchable, valueUnread],
    ['an error that causes itself', () => withMember('cause', (error) => error), ''],
    ['a message without end', () => new Error('x'.repeat(10_000_000)), `${'x'.repeat(2000)}…`],
  ])('that throws %s is told of in one line', async (_what, made, message) => {
    const trace = await run(() => Promise.reject(made()), clock)
    expect(trace.ending).toMatchObject({ kind: 'threw', error: { message } })
    const nobody = await run(
      async ({ task }) => void task('A', () => Promise.reject(made())),
      clock,
    )
    expect(nobody.events.at(-1)).toMatchObject({ kind: 'failed', error: { message } })
    expect(nobody.unhandled).toMatchObject([{ message }])
  })

  it('that returns what cannot be kept still has a trace', async () => {
    const circle: { self?: unknown } = {}
    circle.self = circle
    expect((await run(async () => circle, clock)).ending.kind).toBe('returned')
    expect((await run(async () => 1n, clock)).ending.kind).toBe('returned')
  })
})

describe('a process', () => {
  const processes = nodeProcesses()
  const path = fileURLToPath(new URL('../runners/fixtures/wait.js', import.meta.url))
  const inProcess = (text: string): Promise<Trace> =>
    new NodeRunner({ ...runHost, processes }).run({
      program: { path, text, flags: [], args: [] },
      deadlineMs: 20_000,
    })

  it('that writes one line without end is ended, and what it wrote is not kept whole', async () => {
    const trace = await inProcess(
      "console.log('begun'); for (;;) process.stdout.write('x'.repeat(100_000) + '\\n')",
    )
    expect(trace.ending.kind).toBe('stopped')
    expect(JSON.stringify(trace).length).toBeLessThan(1_500_000)
  })

  it('that writes on the descriptor of the stamps disturbs nothing', async () => {
    const trace = await inProcess(`
      import { writeSync } from 'node:fs'
      for (const line of ['no JSON', 'null', '{"atMs":"x"}', '{"atMs":1,"kind":"line"}']) {
        writeSync(3, line + '\\n')
      }
      console.log('still here')`)
    expect(trace.events).toMatchObject([{ kind: 'logged', text: 'still here' }])
    expect(trace.ending.kind).toBe('returned')
  })

  it('that is killed in the middle of a stamp keeps the lines before', async () => {
    const trace = await inProcess(`
      import { writeSync } from 'node:fs'
      console.log('whole')
      writeSync(3, '{"kind":"line","atMs":5,"te')
      process.kill(process.pid, 'SIGKILL')`)
    expect(trace.events).toMatchObject([{ kind: 'logged', text: 'whole' }])
  })

  it('has its text in a folder of its own, whatever it is called', async () => {
    const { path, remove } = await processes.temporaryFile('../../../elsewhere.js', '')
    expect(path).toMatch(/learn-async-[^/\\]+[/\\]elsewhere\.js$/)
    await remove()
  })
})

import type { Dispatcher } from 'undici'
import { describe, expect, it } from 'vitest'
import { startDelayServer } from '../../../src/lab/network/delay-server.ts'
import { makeFetch } from '../../../src/lab/network/fetch.ts'
import type { Lab } from '../../../src/lab/lab.ts'
import type { ServerChoice } from '../../../src/lab/network/network.ts'
import { RealClock } from '../../../src/lab/clock/real-clock.ts'
import { Recorder } from '../../../src/lab/recorder.ts'
import { LabRunner } from '../../../src/runners/lab.ts'
import { VirtualClock } from '../../../src/lab/clock/virtual-clock.ts'
import type { Trace } from '../../../src/trace/trace.ts'
import { host } from '../../../testing/lab-host.ts'

const clocks = ['virtual', 'real'] as const

function run(
  clock: 'real' | 'virtual',
  program: (lab: Lab) => Promise<unknown>,
  network: ServerChoice = { kind: 'delay-server' },
): Promise<Trace> {
  return new LabRunner(host).run({ program, clock, speed: 1, seed: 1, deadlineMs: 30_000, network })
}

/** What one lane did, in order, as `waiting reply`. */
function story({ events }: Trace, lane: string): string[] {
  return events.flatMap((event) => {
    if (!('lane' in event) || event.lane !== lane) return []
    return [event.kind === 'waiting' ? `waiting ${event.for}` : event.kind]
  })
}

const replied = ['waiting reply', 'resumed', 'waiting body', 'resumed', 'finished']

describe.each(clocks)('what is recorded of a request on the %s clock', (clock) => {
  it('is a place in line, then the reply, then the body', async () => {
    const trace = await run(clock, async ({ Agent, fetch, task }) => {
      const dispatcher = new Agent({ connections: 1 })
      const one = async () => (await fetch('/delay/0.02', { dispatcher })).text()
      await Promise.all([task('first', one), task('second', one)])
    })
    expect(story(trace, 'first')).toEqual(['started', ...replied])
    expect(story(trace, 'second')).toEqual(['started', 'waiting place', 'resumed', ...replied])
  })

  it('is no place where a connection is free', async () => {
    const trace = await run(clock, async ({ Agent, fetch, task }) => {
      const dispatcher = new Agent({ connections: 2 })
      const one = async () => (await fetch('/delay/0.01', { dispatcher })).text()
      await Promise.all([task('first', one), task('second', one)])
      await task('third', one)
    })
    for (const lane of ['first', 'second', 'third']) {
      expect(story(trace, lane)).toEqual(['started', ...replied])
    }
  })

  it('ends when it leaves the line, though its place comes later', async () => {
    const trace = await run(clock, async ({ Agent, fetch, task, sleep }) => {
      const dispatcher = new Agent({ connections: 1 })
      const leaving = new AbortController()
      const get = (signal?: AbortSignal) =>
        fetch('/delay/0.02', { dispatcher, ...(signal && { signal }) })
      await Promise.all([
        task('first', async () => (await get()).text()),
        // It goes on with something else, as one that tries again would.
        task('leaver', async () => {
          await get(leaving.signal).catch(() => {})
          await sleep(60)
        }),
        task('last', async () => (await get()).text()),
        leaving.abort(),
      ])
    })
    expect(story(trace, 'leaver')).toEqual([
      'started',
      'waiting place',
      'resumed',
      'waiting timer',
      'resumed',
      'finished',
    ])
  })
})

/** What the server sees of some programs, with 1 connection at most. */
const seen: [what: string, program: (lab: Lab) => Promise<unknown>, count: Trace['server']][] = [
  [
    'a request that left the line is never sent, and costs a connection',
    async ({ Agent, fetch }) => {
      const dispatcher = new Agent({ connections: 1 })
      const leaving = new AbortController()
      const get = async (signal?: AbortSignal) =>
        (await fetch('/delay/0.02', { dispatcher, ...(signal && { signal }) })).text()
      const all = [get(), get(leaving.signal), get()]
      leaving.abort()
      await Promise.allSettled(all)
    },
    { requests: 2, peakInFlight: 1, connections: 2, gone: 0 },
  ],
  [
    'a request that is aborted in its body is gone, and costs a connection',
    async ({ Agent, fetch }) => {
      const dispatcher = new Agent({ connections: 1 })
      const leaving = new AbortController()
      const { signal } = leaving
      const response = await fetch('/slow-body/5', { dispatcher, signal })
      const body = response.text().catch(() => {})
      leaving.abort()
      await body
      await (await fetch('/delay/0', { dispatcher })).text()
    },
    { requests: 2, peakInFlight: 1, connections: 2, gone: 1 },
  ],
  [
    'a connection that was dropped is opened again',
    async ({ Agent, fetch }) => {
      const dispatcher = new Agent({ connections: 1 })
      const paths = ['/fail', '/delay/0', '/fail', '/delay/0']
      const get = async (path: string) => (await fetch(path, { dispatcher })).text()
      await Promise.allSettled(paths.map(get))
    },
    { requests: 4, peakInFlight: 1, connections: 3, gone: 2 },
  ],
]

describe.each(clocks)('the server of a run on the %s clock', (clock) => {
  it.each(seen)('sees that %s', async (_what, program, count) => {
    expect((await run(clock, program)).server).toEqual(count)
  })

  it('has seen nothing where nothing is asked for, though the real one is rehearsed', async () => {
    const trace = await run(clock, async () => {})
    expect([trace.events, trace.server]).toEqual([
      [],
      { requests: 0, peakInFlight: 0, connections: 0, gone: 0 },
    ])
  })

  it('gives no body with a status that has none', async () => {
    const trace = await run(clock, async ({ fetch }) => [
      await (await fetch('/status/204')).text(),
      await (await fetch('/status/304')).text(),
    ])
    expect(trace.ending).toMatchObject({ value: ['', ''] })
  })
})

describe('fetch', () => {
  it.each(['delay/0', '@example.invalid/', ''])('refuses the path "%s"', async (path) => {
    const trace = await run('virtual', ({ fetch }) => fetch(path))
    expect(trace.ending).toMatchObject({
      error: { name: 'TypeError', message: `a path begins with "/": "${path}" does not` },
    })
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses %d connections', async (connections) => {
    const trace = await run('virtual', async ({ Agent }) => new Agent({ connections }))
    expect(trace.ending).toMatchObject({
      error: { message: `connections is a whole number of at least 1, not ${connections}` },
    })
  })

  it('sends every path to an address of the learner, and leaves no connection', async () => {
    const server = await startDelayServer(new RealClock(host.realTime))
    const url = `${server.origin}/delay/0?mine`
    const trace = await run(
      'real',
      async ({ fetch }) => ((await (await fetch('/delay/5')).json()) as { url: string }).url,
      { kind: 'address', url },
    )
    expect(trace).toMatchObject({ ending: { value: url }, server: null })
    const sockets = () =>
      process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap')
    while (sockets().length > 0) await new Promise((resolve) => setImmediate(resolve))
    await server.close()
  })

  it('says when nobody answers', async () => {
    const server = await startDelayServer(new RealClock(host.realTime))
    await server.close()
    const trace = await run('real', ({ fetch }) => fetch('/'), {
      kind: 'address',
      url: server.origin,
    })
    expect(trace.ending).toMatchObject({ error: { message: 'nobody answers at that address' } })
  })
})

/** The line that a learner reads for an error of undici's. */
async function lineFor(error: Error): Promise<string> {
  const clock = new VirtualClock(host.realTime)
  const failing = { request: () => Promise.reject(error) }
  const { fetch } = makeFetch({
    dispatcher: () => ({ compose: () => failing }) as unknown as Dispatcher,
    address: (path) => `http://x${path}`,
    clock,
    recorder: new Recorder(clock),
    abortions: new WeakSet(),
  })
  return fetch('/').then(String, ({ message }: Error) => message)
}

describe('the error of a request', () => {
  it.each([
    ['EMFILE', 'too many open files: try fewer connections at a time (the connections knob)'],
    ['ECONNRESET', 'the connection was closed before the reply came'],
    ['ENOTFOUND', 'there is no such host'],
    ['UND_ERR_CONNECT_TIMEOUT', 'that address cannot be reached'],
  ])('of kind %s is one clear line', async (code, line) => {
    expect(await lineFor(Object.assign(new Error('raw\nraw'), { code }))).toBe(line)
  })

  it('is a line even where the error of a host with several addresses has none', async () => {
    const error = Object.assign(new AggregateError([]), { code: 'ENETUNREACH' })
    expect(await lineFor(error)).toBe('that address cannot be reached')
    expect(await lineFor(new AggregateError([]))).toBe('AggregateError')
  })

  it('is its first line, where it is none that is known', async () => {
    expect(await lineFor(new Error('the certificate has expired\nmore'))).toBe(
      'the certificate has expired',
    )
  })
})

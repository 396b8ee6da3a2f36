import { describe, expect, it } from 'vitest'
import type { Lab } from '../../src/lab/lab.ts'
import type { ServerChoice } from '../../src/lab/network/network.ts'
import { computeFacts } from '../../src/trace/facts.ts'
import { crowd, run } from '../../testing/in-lab.ts'

const gather = ({ wait }: Lab) => Promise.all([wait('A', 1000), wait('B', 2000), wait('C', 500)])

describe('a run on the virtual clock', () => {
  it('has an exact trace', async () => {
    expect((await run(gather)).events).toEqual([
      { kind: 'started', lane: 'A', atMs: 0 },
      { kind: 'waiting', lane: 'A', for: 'timer', atMs: 0 },
      { kind: 'started', lane: 'B', atMs: 0 },
      { kind: 'waiting', lane: 'B', for: 'timer', atMs: 0 },
      { kind: 'started', lane: 'C', atMs: 0 },
      { kind: 'waiting', lane: 'C', for: 'timer', atMs: 0 },
      { kind: 'resumed', lane: 'C', dueMs: 500, atMs: 500 },
      { kind: 'finished', lane: 'C', atMs: 500 },
      { kind: 'resumed', lane: 'A', dueMs: 1000, atMs: 1000 },
      { kind: 'finished', lane: 'A', atMs: 1000 },
      { kind: 'resumed', lane: 'B', dueMs: 2000, atMs: 2000 },
      { kind: 'finished', lane: 'B', atMs: 2000 },
    ])
  })

  it('is the same each time', async () => {
    const program = async ({ task, sleep, random }: Lab) => {
      const one = (name: string) => task(name, () => sleep(1 + Math.floor(random() * 100)))
      await Promise.all(['A', 'B', 'C', 'D'].map(one))
    }
    expect(await run(program)).toEqual(await run(program))
  })

  it('records what the demo returned, and its errors, as plain data', async () => {
    expect((await run(gather)).ending).toEqual({
      kind: 'returned',
      atMs: 2000,
      value: ['A', 'B', 'C'],
    })
    const thrown = await run(async ({ sleep }) => {
      await sleep(10)
      throw new RangeError('no')
    })
    expect(thrown.ending).toEqual({
      kind: 'threw',
      atMs: 10,
      error: { name: 'RangeError', message: 'no' },
    })
  })

  it('goes on until what the demo left behind is over', async () => {
    const trace = await run(async ({ wait }) => void wait('orphan', 300))
    const facts = computeFacts(trace)
    expect([facts.totalMs, facts.lastMs, facts.finishOrder]).toEqual([0, 300, ['orphan']])
  })

  it('names a demo that hangs', async () => {
    expect((await run(() => new Promise(() => {}))).ending).toEqual({ kind: 'hung', atMs: 0 })
  })

  it('stops a demo that goes on past its deadline, and rejects its waits', async () => {
    let reason: unknown
    const trace = await run(async ({ sleep }) => {
      for (;;)
        await sleep(1000).catch((error: unknown) => {
          reason = error
          throw error
        })
    })
    expect(trace.ending).toEqual({ kind: 'stopped', atMs: 30_000, why: 'deadline' })
    expect((reason as Error).name).toBe('AbortError')
  })

  it('counts a rejection that nobody listened to', async () => {
    const trace = await run(async ({ task, sleep }) => {
      void task('A', async () => {
        await sleep(5)
        throw new Error('lost')
      })
      await sleep(20)
    })
    expect(trace.unhandled).toEqual([{ name: 'Error', message: 'lost' }])
  })

  it('tells a task that was cancelled from one that failed', async () => {
    const trace = await run(async ({ task, sleep, timeout }) => {
      const signal = timeout(50)
      await Promise.allSettled([
        task('cancelled', () => sleep(100, { signal })),
        task('failed', () => Promise.reject(new Error('no'))),
      ])
    })
    expect(
      computeFacts(trace).lanes.map(({ name, outcome, endMs }) => [name, outcome, endMs]),
    ).toEqual([
      ['cancelled', 'cancelled', 50],
      ['failed', 'failed', 0],
    ])
  })

  it('keeps the computing of one task out of the bars of the others', async () => {
    const trace = await run(({ compute }) => Promise.all([compute('A', 200), compute('B', 200)]))
    const facts = computeFacts(trace)
    expect(facts.lanes.map(({ startMs, endMs, blockedMs }) => [startMs, endMs, blockedMs])).toEqual(
      [
        [0, 200, 200],
        [200, 400, 200],
      ],
    )
    expect(facts.peakInFlight).toBe(1)
  })

  it('tells a lane that waits from one that is ready but without the thread', async () => {
    const trace = await run(async ({ task, sleep, busy }) => {
      await Promise.all([
        task('ticker', () => sleep(30)),
        task('crunch', async () => {
          await sleep(10)
          busy(50)
        }),
      ])
    })
    const ticker = computeFacts(trace).lanes.find(({ name }) => name === 'ticker')
    expect([ticker?.waitingMs, ticker?.readyMs, ticker?.endMs]).toEqual([30, 30, 60])
  })

  it('names the source line that held the thread', async () => {
    const trace = await run(async ({ busy }) => busy(10))
    const line = computeFacts(trace).blocked[0]?.line
    expect(line).toBeGreaterThan(0)
  })

  it('lets two offloaded pieces of work take as long as one', async () => {
    const trace = await run(({ task, offload }) =>
      Promise.all(
        ['A', 'B'].map((name) =>
          task(name, () => offload(({ busy }, given) => (busy(300), given), name)),
        ),
      ),
    )
    expect(trace.ending).toEqual({ kind: 'returned', atMs: 300, value: ['A', 'B'] })
  })

  it('hands offloaded work its input', async () => {
    const trace = await run(({ offload }) =>
      offload(({ busy }, { ms, name }) => (busy(ms), name), { ms: 40, name: 'A' }),
    )
    expect(trace.ending).toEqual({ kind: 'returned', atMs: 40, value: 'A' })
  })

  it('gives way in a round of immediates, so that a due timer comes first', async () => {
    const trace = await run(async ({ sleep, setImmediate, busy, log }) => {
      void sleep(5).then(() => log('timer'))
      busy(10)
      await null
      log('after null')
      await setImmediate()
      log('after immediate')
    })
    expect(computeFacts(trace).logged.map(({ text }) => text)).toEqual([
      'after null',
      'timer',
      'after immediate',
    ])
  })

  it('records a full queue as holding its producer back', async () => {
    const trace = await run(async ({ Queue, task, sleep }) => {
      const queue = new Queue<number>(1, 'belt')
      await Promise.all([
        task('producer', async () => {
          for (const item of [1, 2, 3]) await queue.put(item)
          queue.close()
        }),
        task('consumer', async () => {
          for await (const _item of queue) await sleep(100)
        }),
      ])
    })
    const facts = computeFacts(trace)
    expect(facts.queues).toMatchObject([{ name: 'belt', bound: 1, peak: 1 }])
    expect(facts.lanes.find(({ name }) => name === 'producer')?.heldMs).toBe(100)
  })
})

describe('a run in real time', () => {
  const network: ServerChoice = { kind: 'delay-server' }

  it('lets its server see what its expected run does', async () => {
    const [real, expected] = [
      await run(crowd(5), { clock: 'real', network, speed: 5 }),
      await run(crowd(5), { network }),
    ]
    expect(real.server).toEqual(expected.server)
    expect(real.server).toMatchObject({ requests: 100, peakInFlight: 5, connections: 5 })
  })

  it('reads statuses, dropped connections and aborted requests over real sockets', async () => {
    const trace = await run(
      async ({ fetch, timeout }) => {
        const { status, ok } = await fetch('/status/404')
        const dropped = await fetch('/fail').catch((error: Error) => error.message)
        const aborted = await fetch('/delay/20', { signal: timeout(30) }).catch(
          (error: Error) => error.name,
        )
        return [status, ok, dropped, aborted]
      },
      { clock: 'real', network },
    )
    expect(trace.ending).toMatchObject({
      value: [404, false, 'the connection was closed before the reply came', 'TimeoutError'],
    })
    expect(trace.server).toMatchObject({ requests: 3, gone: 2 })
  })

  it('offloads to a worker thread', async () => {
    const trace = await run(
      ({ offload }) => offload(({ busy }, name) => (busy(1), `from ${name}`), 'the worker'),
      { clock: 'real' },
    )
    expect(trace.ending).toMatchObject({ kind: 'returned', value: 'from the worker' })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LabRunner } from '../../src/runners/lab.ts'
import type { Trace } from '../../src/trace/trace.ts'
import { host } from '../../testing/lab-host.ts'
import { programs, type Program } from './offload-programs.ts'

function run(
  program: Program,
  clock: 'real' | 'virtual',
  more: { deadlineMs?: number; signal?: AbortSignal } = {},
): Promise<Trace> {
  const job = { program, clock, speed: 1, seed: 1, deadlineMs: 60_000, network: null }
  return new LabRunner(host).run({ ...job, ...more })
}

/** What a program came to, without its times. */
async function outcome(program: Program, clock: 'real' | 'virtual'): Promise<unknown> {
  const { ending, events, unhandled } = await run(program, clock)
  const lines = events.flatMap((event) => (event.kind === 'logged' ? [event.text] : []))
  return { ...ending, atMs: null, lines, unhandled }
}

describe('offloaded work, on either clock,', () => {
  it.each(Object.entries(programs))('%s', async (_what, { program, comesTo }) => {
    const [real, virtual] = [await outcome(program, 'real'), await outcome(program, 'virtual')]
    expect(virtual).toEqual(real)
    expect(virtual).toMatchObject(comesTo)
  })
})

describe.each(['real', 'virtual'] as const)('offloaded work, on the %s clock,', (clock) => {
  it('ends when the run does, whatever it computes', async () => {
    const stopping = new AbortController()
    const flag = new Int32Array(new SharedArrayBuffer(4))
    const trace = await run(
      async ({ offload }) => {
        const work = offload((_thread, given) => {
          Atomics.store(given, 0, 1)
          for (;;);
        }, flag)
        const begun = (): void =>
          flag[0] === 1 ? stopping.abort() : void host.realTime.setTimeout(begun, 1)
        begun()
        await work
      },
      clock,
      { signal: stopping.signal },
    )
    expect(trace.ending).toMatchObject({ kind: 'stopped', why: 'asked' })
  })

  it('is given up at the deadline when it computes without an end', async () => {
    const endless: Program = ({ offload }) =>
      offload(() => {
        for (;;);
      })
    const { ending } = await run(endless, clock, { deadlineMs: 50 })
    expect(ending).toMatchObject({ kind: 'stopped', why: 'deadline' })
  })
})

describe('offloaded work', () => {
  it('sends made-up values as Node does', async () => {
    const values = fc.sample(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
      }),
      200,
    )
    const back: unknown[] = []
    await run(
      async ({ offload }) => void back.push(...(await offload((_, given) => given, values))),
      'virtual',
    )
    expect(back).toEqual(structuredClone(values))
  })

  it('takes as long as it computes, beside what the program computes', async () => {
    const trace = await run(async ({ offload, busy, log, now }) => {
      const late = offload((thread) => thread.busy(100))
      busy(250)
      await late
      log(`first ${now()}`)
      const work = offload((thread) => thread.busy(100))
      busy(30)
      await work
      log(`second ${now()}`)
      await offload((thread) => {
        thread.busy(40)
        throw new Error('then')
      }).catch(() => {})
      log(`third ${now()}`)
      await offload((thread) => {
        thread.busy(20)
        process.exit()
      }).catch(() => {})
      log(`fourth ${now()}`)
    }, 'virtual')
    const lines = trace.events.flatMap((event) => (event.kind === 'logged' ? [event.text] : []))
    expect(lines).toEqual(['first 250', 'second 350', 'third 390', 'fourth 410'])
  })

  it('ends in the order of its calls where it computes equally long', async () => {
    const order: number[] = []
    await run(async ({ offload }) => {
      const numbers = [5, 4, 3, 2, 1]
      // The first threads have the most to do before their work is done.
      const work = (n: number) =>
        offload(({ busy }, times) => {
          for (let left = times * 1e6; left > 0; left--);
          busy(10)
        }, n).then(() => order.push(n))
      await Promise.all(numbers.map(work))
    }, 'virtual')
    expect(order).toEqual([5, 4, 3, 2, 1])
  })
})

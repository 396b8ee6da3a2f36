import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { late as lateness, loads, SimulatedTime } from '../../../testing/simulated-time.ts'
import type { Lab } from '../../../src/lab/lab.ts'
import { LabRunner } from '../../../src/runners/lab.ts'
import { Semaphore } from '../../../src/lab/tools/semaphore.ts'
import { computeFacts } from '../../../src/trace/facts.ts'
import { host } from '../../../testing/lab-host.ts'
import { inLab } from '../../../testing/in-lab.ts'

describe('a semaphore', () => {
  it('has at most so many under way: ten of 100 ms by threes take 400', async () => {
    const { facts } = await inLab(({ Semaphore: Places, wait }) => {
      const places = new Places(3)
      return Promise.all(
        Array.from({ length: 10 }, (_, index) => places.run(() => wait(`job ${index}`, 100))),
      )
    })
    expect([facts.totalMs, facts.peakInFlight]).toEqual([400, 3])
  })

  it('draws who waits for a place as held back', async () => {
    const { facts } = await inLab(async ({ Semaphore: Places, task, sleep }) => {
      const places = new Places(1)
      const job = (name: string) => task(name, () => places.run(() => sleep(100)))
      await Promise.all([job('A'), job('B')])
    })
    expect(facts.lanes.map(({ name, heldMs }) => [name, heldMs])).toEqual([
      ['A', 0],
      ['B', 100],
    ])
  })

  it('gives its place back when the work throws', async () => {
    const places = new Semaphore(1)
    await expect(places.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await expect(
      places.run(() => {
        throw new Error('at once')
      }),
    ).rejects.toThrow('at once')
    expect(places.free).toBe(1)
  })

  it('serves who waits longest, and nobody who only just comes', async () => {
    const places = new Semaphore(1)
    const order: string[] = []
    await places.acquire()
    const waiting = places.acquire().then(() => order.push('waited'))
    places.release()
    const late = places.acquire().then(() => order.push('late'))
    await waiting
    places.release()
    await late
    expect(order).toEqual(['waited', 'late'])
  })

  it('lets who gives up leave the line, and cancels its lane', async () => {
    const { facts, trace } = await inLab(async ({ Semaphore: Places, task, sleep, timeout }) => {
      const places = new Places(1)
      const job = (name: string, signal?: AbortSignal) =>
        task(name, () => places.run(() => sleep(100), signal && { signal }))
      await Promise.allSettled([job('A'), job('B', timeout(30)), job('C')])
      return places.free
    })
    expect(facts.lanes.map(({ name, outcome, endMs }) => `${name} ${outcome} ${endMs}`)).toEqual([
      'A finished 100',
      'B cancelled 30',
      'C finished 200',
    ])
    expect(trace.ending).toMatchObject({ value: 1 })
  })

  it('refuses a place more than were taken, and a limit that is none', () => {
    expect(() => new Semaphore(2).release()).toThrow('release without acquire')
    for (const limit of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => new Semaphore(limit)).toThrow(
        `a semaphore's limit is a whole number of at least 1, not ${limit}`,
      )
    }
  })

  it('takes nothing for a signal that is aborted already', async () => {
    const places = new Semaphore(1)
    await expect(places.acquire({ signal: AbortSignal.abort('no') })).rejects.toBe('no')
    expect(places.free).toBe(1)
  })

  it('never has more than its limit, serves in order and loses no place, whoever gives up', async () => {
    const jobs = fc.array(
      fc.record({ ms: fc.integer({ min: 1, max: 30 }), givesUpAfter: fc.option(fc.nat(40)) }),
      { maxLength: 20 },
    )
    await fc.assert(
      fc.asyncProperty(jobs, fc.integer({ min: 1, max: 4 }), async (all, limit) => {
        let [underWay, peak, free] = [0, 0, 0]
        const order: number[] = []
        const { trace } = await inLab(async ({ Semaphore: Places, sleep, timeout }) => {
          const places = new Places(limit)
          const job = async ({ ms, givesUpAfter }: (typeof all)[number], index: number) => {
            const options = givesUpAfter === null ? {} : { signal: timeout(givesUpAfter + 1) }
            await places.run(async () => {
              order.push(index)
              peak = Math.max(peak, ++underWay)
              await sleep(ms)
              underWay--
            }, options)
          }
          await Promise.allSettled(all.map(job))
          free = places.free
        })
        expect(trace.ending.kind).toBe('returned')
        expect(peak).toBeLessThanOrEqual(limit)
        expect(free).toBe(limit)
        expect(order).toEqual([...order].sort((one, other) => one - other))
      }),
      { numRuns: 60 },
    )
  })

  it('is counted as it is at every speed, on a machine that is late between any two lines', async () => {
    const jobs = fc.record({
      limit: fc.integer({ min: 1, max: 4 }),
      waits: fc.array(fc.integer({ min: 60, max: 300 }), { minLength: 5, maxLength: 12 }),
      speed: fc.constantFrom(1, 4, 20),
      load: fc.constantFrom(...loads),
      seed: fc.nat(),
    })
    await fc.assert(
      fc.asyncProperty(jobs, async ({ limit, waits, speed, load, seed }) => {
        const program = ({ Semaphore: Places, task, sleep }: Lab) => {
          const places = new Places(limit)
          const job = (ms: number, index: number) =>
            task(`job ${index}`, () => places.run(() => sleep(ms)))
          return Promise.all(waits.map(job))
        }
        const job = { program, speed, seed: 1, deadlineMs: 60_000, network: null } as const
        const late = { ...host, realTime: new SimulatedTime(lateness(load, seed)) }
        const real = await new LabRunner(late).run({ ...job, clock: 'real' })
        const { facts } = await inLab(program)
        expect(computeFacts(real).peakInFlight).toBe(limit)
        expect(facts.peakInFlight).toBe(limit)
      }),
      { numRuns: 60 },
    )
  })
})

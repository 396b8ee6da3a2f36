import { setTimeout as nodeSleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TaskGroup } from '../../../src/lab/tools/task-group.ts'
import { inLab, written } from '../../../testing/in-lab.ts'

describe('a group in which all goes well', () => {
  it('ends with its last task and gives the value of its block', async () => {
    const { trace, facts } = await inLab(({ TaskGroup: Group, wait }) =>
      Group.run(async (group) => {
        void group.start(() => wait('A', 100))
        void group.start(() => wait('B', 300))
        return 'done'
      }),
    )
    expect(trace.ending).toEqual({ kind: 'returned', atMs: 300, value: 'done' })
    expect(facts.peakInFlight).toBe(2)
  })

  it('lets the block have the value of a task', async () => {
    const sum = await TaskGroup.run(async (group) => {
      const [one, two] = [group.start(() => 1), group.start(async () => 2)]
      return (await one) + (await two)
    })
    expect(sum).toBe(3)
  })

  it('waits for tasks that tasks start, also from what follows a promise', async () => {
    const done: string[] = []
    await TaskGroup.run(async (group) => {
      void group
        .start(async () => {
          await null
          void group.start(async () => (await null, done.push('second')))
          done.push('first')
        })
        .then(() => group.start(async () => (await null, await null, done.push('third'))))
    })
    expect(done).toEqual(['first', 'second', 'third'])
  })

  it('takes no task once it is over', async () => {
    let kept: TaskGroup | undefined
    await TaskGroup.run((group) => void (kept = group))
    expect(() => kept!.start(() => 1)).toThrow('this TaskGroup is over')
  })
})

describe('a group in which a task fails', () => {
  it('stops the siblings and the block, waits for their cleanup, and throws the real errors', async () => {
    const run = await inLab(async ({ TaskGroup: Group, task, wait, sleep, log }) => {
      const lasting = ({ signal }: { signal: AbortSignal }) =>
        task('D', async () => {
          try {
            await sleep(500, { signal })
          } finally {
            await sleep(50)
            log('D cleaned up')
          }
        })
      try {
        await Group.run(async (group) => {
          void group.start(() =>
            task('A', async () => (await sleep(100), Promise.reject(new Error('A broke')))),
          )
          void group.start((signal) => wait('B', 200, { signal }))
          void group.start((signal) => wait('C', 50, { signal }))
          void group.start((signal) => lasting({ signal }))
          await sleep(1000, { signal: group.signal })
        })
      } catch (error) {
        const { errors, message } = error as AggregateError
        log(`${message} (${errors.length})`)
      }
    })
    expect(written(run)).toEqual(['D cleaned up 150', '1 task failed: A broke (1) 150'])
    expect(
      run.facts.lanes.map(({ name, outcome, endMs }) => `${name} ${outcome} ${endMs}`),
    ).toEqual(['A failed 100', 'B cancelled 100', 'C finished 50', 'D cancelled 150'])
    expect([run.trace.unhandled, run.facts.lastMs]).toEqual([[], 150])
  })

  it('has every real error, those of cleanup and of the block too, in the order they came', async () => {
    const failing = TaskGroup.run(async (group) => {
      void group.start(async () => Promise.reject(new Error('one')))
      void group.start((signal) =>
        nodeSleep(10_000, undefined, { signal }).catch(() => {
          throw new Error('two, while stopping')
        }),
      )
      await nodeSleep(10_000, undefined, { signal: group.signal }).catch(() => {})
      throw new Error('three, of the block')
    })
    const error = await failing.then(
      () => null,
      (reason: unknown) => reason as AggregateError,
    )
    expect(error).toBeInstanceOf(AggregateError)
    expect(error!.errors.map(({ message }: Error) => message)).toEqual([
      'one',
      'two, while stopping',
      'three, of the block',
    ])
  })

  it("does not take Node's own AbortError, which wraps the reason, for a real one", async () => {
    const failing = TaskGroup.run(async (group) => {
      void group.start((signal) => nodeSleep(10_000, undefined, { signal }))
      throw new Error('the block')
    })
    await expect(failing).rejects.toMatchObject({ errors: [{ message: 'the block' }] })
  })

  it('never begins a task in a group that is stopping', async () => {
    let began = false
    const failing = TaskGroup.run(async (group) => {
      await group.start(() => Promise.reject(new Error('early'))).catch(() => {})
      const late = group.start(() => (began = true))
      await expect(late).rejects.toBe(group.signal.reason)
    })
    await expect(failing).rejects.toMatchObject({ errors: [{ message: 'early' }] })
    expect(began).toBe(false)
  })
})

describe('a group that is stopped from outside', () => {
  it('hands on the reason, after the cleanup', async () => {
    const run = await inLab(async ({ TaskGroup: Group, timeout, wait, log }) => {
      const ending = Group.run(
        async (group) => void group.start((signal) => wait('A', 500, { signal })),
        { signal: timeout(80) },
      )
      await ending.catch((error: Error) => log(error.name))
    })
    expect(written(run)).toEqual(['TimeoutError 80'])
    expect(run.facts.lanes[0]).toMatchObject({ outcome: 'cancelled', endMs: 80 })
  })

  it('before it begins, still ends its block first', async () => {
    const reason = new Error('never mind')
    let ran = false
    const ending = TaskGroup.run(async () => void (ran = true), {
      signal: AbortSignal.abort(reason),
    })
    await expect(ending).rejects.toBe(reason)
    expect(ran).toBe(true)
  })
})

it('lets nothing outlive it, and loses no error, whatever its tasks do', async () => {
  const kind = fc.record({
    ms: fc.integer({ min: 1, max: 50 }),
    fails: fc.boolean(),
    cleanupMs: fc.integer({ min: 0, max: 20 }),
    ignores: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(kind, { maxLength: 8 }), async (kinds) => {
      const failed: string[] = []
      let errors: string[] = []
      const { trace, facts } = await inLab(async ({ TaskGroup: Group, task, sleep }) => {
        const one =
          ({ ms, fails, cleanupMs, ignores }: (typeof kinds)[number], index: number) =>
          (signal: AbortSignal) =>
            task(`t${index}`, async () => {
              try {
                await sleep(ms, ignores ? {} : { signal })
              } finally {
                if (cleanupMs > 0) await sleep(cleanupMs)
              }
              if (!fails) return
              failed.push(`e${index}`)
              throw new Error(`e${index}`)
            })
        await Group.run((group) => {
          for (const [index, each] of kinds.entries()) void group.start(one(each, index))
        }).catch((error: AggregateError) => {
          errors = error.errors.map(({ message }: Error) => message)
        })
      })
      expect(errors).toEqual(failed)
      expect(facts.lanes.every(({ outcome }) => outcome !== 'left')).toBe(true)
      expect(facts.lastMs).toBe(trace.ending.atMs)
      expect(trace.unhandled).toEqual([])
    }),
    { numRuns: 60 },
  )
})

import { setTimeout as nodeSleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TaskGroup } from '../../../src/lab/tools/task-group.ts'
import { sleep } from '../../../src/lab/public.ts'
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

/** The errors of a group that fails, by their messages, and what it says itself. */
async function errorsOf(
  block: (group: TaskGroup) => unknown,
  options: { signal?: AbortSignal } = {},
): Promise<string[]> {
  const failed = await TaskGroup.run(block, options).then(
    () => expect.fail('it did not fail'),
    (error: AggregateError) => error,
  )
  return [failed.message, ...failed.errors.map((error) => (error as Error).message ?? error)]
}

describe('an error that comes by several ways', () => {
  const broken = (text: string) => async () => {
    await null
    throw new Error(text)
  }

  it('counts once where the block awaits the task', async () => {
    const told = await errorsOf(async (group) => {
      const orders = group.start(broken('orders broke'))
      await orders
    })
    expect(told).toEqual(['1 task failed: orders broke', 'orders broke'])
  })

  it('counts once where tasks await a task, or share one promise', async () => {
    const told = await errorsOf((group) => {
      const token = group.start(broken('no token'))
      for (let count = 0; count < 3; count++) void group.start(() => token)
      return Promise.all([token, token])
    })
    expect(told).toEqual(['1 task failed: no token', 'no token'])
  })

  it('counts once where Promise.any has made one of several', async () => {
    const told = await errorsOf((group) =>
      Promise.any([group.start(broken('one')), group.start(broken('two'))]),
    )
    expect(told).toEqual(['2 tasks failed: one; two', 'one', 'two'])
  })

  it('counts with what is new in it', async () => {
    const told = await errorsOf((group) =>
      Promise.any([group.start(broken('one')), broken('two')()]),
    )
    expect(told).toEqual([
      '2 tasks failed: one; All promises were rejected',
      'one',
      'All promises were rejected',
    ])
  })

  it('stays one group of errors where it is that of a group inside', async () => {
    const told = await errorsOf(async (group) => {
      const inner = group.start(() =>
        TaskGroup.run((nested) => {
          void nested.start(broken('one'))
          void nested.start(broken('two'))
        }),
      )
      await inner
    })
    expect(told).toEqual(['1 task failed: 2 tasks failed: one; two', '2 tasks failed: one; two'])
  })

  it('counts beside the error that wraps it', async () => {
    const told = await errorsOf(async (group) => {
      await group.start(broken('no token')).catch((cause: unknown) => {
        throw new Error('no page', { cause })
      })
    })
    expect(told).toEqual(['2 tasks failed: no token; no page', 'no token', 'no page'])
  })

  it('need be no Error, nor anything that can be read', async () => {
    const closed = () => {
      throw new Error('this cannot be read')
    }
    const blind = Object.defineProperties(new Error(), {
      name: { get: closed },
      message: { get: closed },
    })
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const thrown = [undefined, 'a text', Object.create(null), blind, proxy]
    const failed = await TaskGroup.run((group) => {
      for (const error of thrown) void group.start(() => Promise.reject(error))
    }).catch((error: unknown) => error as AggregateError)
    const { errors, message } = failed as AggregateError
    expect(errors.every((error, index) => error === thrown[index])).toBe(true)
    expect(message).toBe(
      `5 tasks failed: undefined; a text; ${Array(3).fill('an error without words').join('; ')}`,
    )
  })
})

describe('an error that says no more than that the group was aborted', () => {
  const said: [what: string, throws: (signal: AbortSignal) => Promise<unknown>][] = [
    ["Node's own", (signal) => nodeSleep(10_000, undefined, { signal })],
    [
      'one that wraps it',
      (signal) =>
        nodeSleep(10_000, undefined, { signal }).catch((cause: unknown) => {
          throw new Error('page 3 was not loaded', { cause })
        }),
    ],
    [
      "another library's",
      (signal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError'))),
        ),
    ],
    [
      'all of several',
      (signal) =>
        Promise.any([
          nodeSleep(10_000, undefined, { signal }),
          nodeSleep(10_000, undefined, { signal }),
        ]),
    ],
  ]

  it.each(said)('is not counted: %s', async (_what, throws) => {
    const told = await errorsOf(async (group) => {
      void group.start(throws)
      await null
      throw new Error('real')
    })
    expect(told).toEqual(['1 task failed: real', 'real'])
  })

  it.each(said)(
    'is not counted when the group is aborted from outside: %s',
    async (_what, throws) => {
      const stop = new AbortController()
      const ending = TaskGroup.run((group) => void group.start(throws), { signal: stop.signal })
      stop.abort('enough')
      await expect(ending).rejects.toBe('enough')
    },
  )

  it('may have come by the signal from outside, after a failure', async () => {
    const stop = new AbortController()
    const told = await errorsOf(
      async (group) => {
        void group.start(() => sleep(10_000, { signal: stop.signal }))
        void group.start(() => Promise.reject(new Error('real')))
        await nodeSleep(10_000, undefined, { signal: group.signal }).catch(() => {})
        stop.abort(new Error('enough'))
      },
      { signal: stop.signal },
    )
    expect(told).toEqual(['1 task failed: real', 'real'])
  })

  it('is a failure like any other where nothing was aborted', async () => {
    const told = await errorsOf(
      (group) => void group.start(() => Promise.reject(new DOMException('its own', 'AbortError'))),
    )
    expect(told).toEqual(['1 task failed: its own', 'its own'])
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

import { setTimeout as nodeSleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { TaskGroup } from '../../../src/lab/tools/task-group.ts'
import { sleep } from '../../../src/lab/public.ts'

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

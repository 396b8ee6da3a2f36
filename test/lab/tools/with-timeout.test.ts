import { expect, it } from 'vitest'
import { inLab, written } from '../../../testing/in-lab.ts'

it('ends with the work where that is sooner, and leaves no timer', async () => {
  const { trace, facts } = await inLab(({ withTimeout, wait }) =>
    withTimeout((signal) => wait('A', 50, { signal }), 100),
  )
  expect([trace.ending, facts.lastMs]).toEqual([{ kind: 'returned', atMs: 50, value: 'A' }, 50])
})

it('stops work that takes longer, and throws a TimeoutError', async () => {
  const { trace, facts } = await inLab(({ withTimeout, wait }) =>
    withTimeout((signal) => wait('A', 500, { signal }), 100),
  )
  expect(trace.ending).toEqual({
    kind: 'threw',
    atMs: 100,
    error: { name: 'TimeoutError', message: 'no result after 100 ms' },
  })
  expect([facts.lanes[0]?.outcome, facts.lastMs]).toEqual(['cancelled', 100])
})

it('waits for the cleanup', async () => {
  const { trace } = await inLab(({ withTimeout, sleep }) =>
    withTimeout(async (signal) => {
      try {
        await sleep(500, { signal })
      } finally {
        await sleep(300)
      }
    }, 100),
  )
  expect(trace.ending).toMatchObject({ kind: 'threw', atMs: 400, error: { name: 'TimeoutError' } })
})

it('lets work that ignores its signal end as it would have', async () => {
  const { trace } = await inLab(({ withTimeout, wait }) => withTimeout(() => wait('A', 300), 100))
  expect(trace.ending).toEqual({ kind: 'returned', atMs: 300, value: 'A' })
})

it("hands on the work's own error, and a signal from outside", async () => {
  const run = await inLab(async ({ withTimeout, sleep, timeout, log }) => {
    const saying = (promise: Promise<unknown>) =>
      promise.catch((error: Error) => log(`${error.name}: ${error.message}`))
    await saying(withTimeout(() => Promise.reject(new RangeError('own')), 100))
    await saying(withTimeout((signal) => sleep(500, { signal }), 400, { signal: timeout(50) }))
  })
  expect(written(run)).toEqual(['RangeError: own 0', 'TimeoutError: no result after 50 ms 50'])
})

it('shows the limit itself where the work wrapped it, as Node does', async () => {
  const { trace } = await inLab(({ withTimeout, sleep }) =>
    withTimeout(async (signal) => {
      try {
        await sleep(500, { signal })
      } catch {
        throw new Error('wrapped', { cause: signal.reason })
      }
    }, 100),
  )
  expect(trace.ending).toMatchObject({ error: { name: 'TimeoutError' } })
})

it.each([Number.POSITIVE_INFINITY, 30 * 24 * 3600e3, 2 ** 31])(
  'lets work that is sooner end as it does: %d ms',
  async (ms) => {
    const { trace, facts } = await inLab(({ withTimeout, wait }) =>
      withTimeout((signal) => wait('A', 50, { signal }), ms),
    )
    expect([trace.ending, facts.lastMs]).toEqual([{ kind: 'returned', atMs: 50, value: 'A' }, 50])
  },
)

it.each([Number.NaN, undefined, -1, '100'])(
  'refuses a limit of %s before it calls the work',
  async (ms) => {
    let called = false
    const { trace } = await inLab(({ withTimeout }) =>
      withTimeout(() => void (called = true), ms as number),
    )
    expect(trace.ending).toMatchObject({ kind: 'threw', error: { name: 'RangeError' } })
    expect(called).toBe(false)
  },
)

it('never calls work whose signal is aborted already, and cancels its lane', async () => {
  let called = false
  const { facts } = await inLab(({ withTimeout, task }) =>
    task('A', () =>
      withTimeout(() => void (called = true), 100, { signal: AbortSignal.abort() }),
    ).catch(() => {}),
  )
  expect([called, facts.lanes[0]?.outcome]).toEqual([false, 'cancelled'])
})

it('ends a wait in a queue, which loses nothing', async () => {
  const run = await inLab(async ({ withTimeout, Queue, log }) => {
    const queue = new Queue<string>()
    const limited = withTimeout((signal) => queue.get({ signal }), 100)
    log(await limited.catch((error: Error) => error.name))
    await queue.put('item')
    log(await queue.get())
  })
  expect(written(run)).toEqual(['TimeoutError 100', 'item 100'])
})

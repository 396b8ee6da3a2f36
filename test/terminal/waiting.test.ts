import { describe, expect, it } from 'vitest'
import { showWaiting } from '../../src/terminal/waiting.ts'
import { Screen } from '../../testing/screen.ts'
import { TestTimers } from '../../testing/timers.ts'

function waiting(spins: boolean, columns = 80) {
  const [screen, timers] = [new Screen(), new TestTimers()]
  Object.assign(screen.output, { columns })
  const { promise, resolve, reject } = settled<string>()
  const result = showWaiting(
    {
      stream: screen.output,
      timers,
      spins,
      listens: spins,
      stdin: screen.input,
      interrupt: () => screen.output.write('interrupted'),
      onRestore: () => () => {},
    },
    'running gather',
    () => promise,
  )
  return { screen, timers, result, resolve, reject }
}

function settled<Value>() {
  let [resolve, reject] = [(_value: Value): void => {}, (_error: Error): void => {}]
  const promise = new Promise<Value>((yes, no) => ([resolve, reject] = [yes, no]))
  return { promise, resolve, reject }
}

describe('by lines', () => {
  it('C5 says it once, every 30 s, and when it is over', async () => {
    const { screen, timers, result, resolve } = waiting(false)
    timers.pass(75_000)
    resolve('it ran')
    expect(await result).toBe('it ran')
    timers.pass(75_000)
    expect(screen.bytes.split('\n')).toEqual([
      'Working: running gather',
      'Still working: running gather',
      'Still working: running gather',
      'Done: running gather',
      '',
    ])
  })

  it('does not say done of what failed', async () => {
    const { screen, timers, result, reject } = waiting(false)
    reject(new Error('no reply'))
    await expect(result).rejects.toThrow('no reply')
    timers.pass(75_000)
    expect(screen.bytes).toBe('Working: running gather\n')
  })
})

describe('by a spinner', () => {
  it('shows what is waited for, in no colour, and takes it away', async () => {
    const { screen, result, resolve } = waiting(true)
    await screen.sees(/[-\\|/] running gather/)
    resolve('it ran')
    expect(await result).toBe('it ran')
    expect(await screen.shown()).toBe('')
    expect(screen.isGivenBack()).toBe(true)
    expect(screen.bytes).not.toMatch(/\x1b\[[0-9;]*m|[\u2800-\u28ff]/)
  })

  it.each([0, Number.NaN, 1])('turns on a terminal of %d columns', async (columns) => {
    const { screen, result, resolve } = waiting(true, columns)
    await screen.wrote(() => screen.bytes.includes('running gather'))
    resolve('it ran')
    expect(await result).toBe('it ran')
    expect(screen.isGivenBack()).toBe(true)
  })

  it('A11 hears Ctrl-C, and takes no other key for an answer to what comes next', async () => {
    const { screen, result, resolve } = waiting(true)
    await screen.sees(/running gather/)
    expect(screen.input.isRaw).toBe(true)
    screen.press('\r2\u0003')
    await screen.sees(/interrupted/)
    resolve('it ran')
    await result
    expect(screen.input.isRaw).toBe(false)
    expect(screen.input.read()).toBe(null)
  })

  it('gives the terminal back when it fails', async () => {
    const { screen, result, reject } = waiting(true)
    await screen.sees(/running gather/)
    reject(new Error('no reply'))
    await expect(result).rejects.toThrow('no reply')
    expect(await screen.shown()).toBe('')
    expect(screen.isGivenBack()).toBe(true)
  })
})

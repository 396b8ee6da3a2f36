import { expect, it, vi } from 'vitest'
import { Recorder } from '../../src/lab/recorder.ts'

const { made } = vi.hoisted(() => ({ made: [] as object[] }))
vi.mock('node:async_hooks', async (original) => {
  const { AsyncLocalStorage } = await original<typeof import('node:async_hooks')>()
  class Counted<Store> extends AsyncLocalStorage<Store> {
    constructor() {
      super()
      made.push(this)
    }
  }
  return { AsyncLocalStorage: Counted }
})

const recorder = (): Recorder =>
  new Recorder({ now: () => 0 } as unknown as ConstructorParameters<typeof Recorder>[0])

it('knows the lane of the running line, also after a wait', async () => {
  const one = recorder()
  await one.onLane('A', async () => {
    await null
    expect(one.currentLane()).toBe('A')
  })
  expect(one.currentLane()).toBe('')
})

it('knows no lane of another run, in whose lane it may have been begun', () => {
  const [one, other] = [recorder(), recorder()]
  one.onLane('A', () => {
    expect(other.currentLane()).toBe('')
    other.onLane('B', () => expect([one.currentLane(), other.currentLane()]).toEqual(['', 'B']))
    expect(one.currentLane()).toBe('A')
  })
})

it('adds nothing to what every promise costs, however many runs there were', () => {
  for (let run = 0; run < 50; run++) recorder().onLane('A', () => {})
  expect(made).toHaveLength(1)
})

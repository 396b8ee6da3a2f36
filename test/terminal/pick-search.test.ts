import { describe, expect, it } from 'vitest'
import { afterKey, type PickState, startState } from '../../src/terminal/pick-state.ts'
import { type PickFrame, pickFrame } from '../../src/terminal/pick-view.ts'
import type { PickQuestion } from '../../src/terminal/prompter.ts'

const question: PickQuestion = {
  message: 'Which lesson?',
  mode: 'one',
  mayPass: false,
  search: true,
  items: [
    { id: 'gather', number: 3, text: 'Together: Promise.all', names: ['asyncio.gather'] },
    { id: 'queue', number: 5, text: 'Producer and consumer', names: ['backpressure'] },
    { id: 'errors', number: 6, text: 'Who hears of a failure: all, any', names: ['allsettled'] },
  ],
}
const keyNames: Record<string, string> = { '⏎': 'return', '↓': 'down', '↑': 'up', '←': 'backspace' }

function after(keys: string): PickState {
  let state = startState(question)
  for (const sign of keys) {
    const key = sign === '␛' ? { name: 'escape', meta: true } : { name: keyNames[sign] ?? sign }
    const next = afterKey(state, { ...key, sequence: keyNames[sign] ? '' : sign }, question)
    if (typeof next === 'string') throw new Error(next)
    state = next
  }
  return state
}

function frame(keys: string): PickFrame {
  const plain = (text: string): string => text
  const style = {
    heading: plain,
    mark: plain,
    active: plain,
    dim: plain,
    columns: () => 80,
    ascii: false,
  }
  return pickFrame(after(keys), question, style, 24)
}

describe('a search', () => {
  it.each([
    ['/fail⏎', ['errors']],
    ['/BACKPRESSURE⏎', ['queue']],
    ['/gather⏎', ['gather']],
    ['/all↓⏎', ['errors']],
    ['/all↑⏎', ['errors']],
    ['/all who⏎', ['errors']],
    ['/failx←⏎', ['errors']],
    ['/6⏎', ['errors']],
    ['/queue␛⏎', ['gather']],
    ['/←⏎', ['gather']],
  ])('%s takes %j', (keys, picked) => {
    const state = after(keys)
    expect([state.done, state.picked]).toEqual([true, picked])
  })

  it('takes q, k and - for letters', () => {
    expect(after('/qk-').search).toBe('qk-')
  })

  it('says that nothing was found, and takes nothing', () => {
    expect(after('/zzz⏎')).toMatchObject({ done: false, note: 'nothing has "zzz"' })
    expect(frame('/zzz')).toEqual({
      above: ['/zzz', 'type a word; Enter takes, Esc shows all'],
      below: [],
    })
  })

  it('shows what has the words, the cursor on the first', () => {
    expect(frame('/all')).toEqual({
      above: ['❯  3  Together: Promise.all'],
      below: [
        '   6  Who hears of a failure: all, any',
        '/all',
        'type a word; Enter takes, Esc shows all',
      ],
    })
  })

  it('leaves only what was picked on the screen', () => {
    expect(frame('/fail⏎').above).toEqual(['› 6  Who hears of a failure: all, any'])
  })

  it('is not begun where there is nothing to look up', () => {
    const plain = { ...question, search: undefined } as unknown as PickQuestion
    const state = afterKey(startState(plain), { name: '/', sequence: '/' }, plain)
    expect(state).toMatchObject({ search: null })
  })
})

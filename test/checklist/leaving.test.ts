import { describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'
import { enter } from '../../testing/screen.ts'
import { type TestSystem, testSystem } from '../../testing/system.ts'
import { begun } from './begun.ts'

/** Somewhere in the program, at which it may be told to end. */
interface State {
  name: string
  args: string[]
  /** What must be seen, and what is typed on it, one after another; after the last nothing is. */
  way: [RegExp, string?][]
}

const question = /q leaves$/
const toRun: State['way'] = [[/Seconds:$/, `3${enter}`]]

const states: State[] = [
  { name: 'the menu', args: [], way: [[/Which lesson\?[\s\S]*q leaves$/]] },
  { name: 'the text of an idea', args: ['learn', 'event-loop'], way: [[/Next: the code/]] },
  {
    name: 'a question for a number',
    args: ['learn', 'gather'],
    way: [[/Seconds:$/]],
  },
  { name: 'a question for an order', args: ['quiz', 'gather'], way: [[question]] },
  {
    name: 'a live picture',
    args: ['learn', 'gather'],
    way: [...toRun, [/Space: to the end/]],
  },
  { name: 'a fetch', args: ['run', 'fetch', 'many'], way: [[/Space: to the end/]] },
  { name: 'a process', args: ['run', 'event-loop'], way: [[/Space: to the end/]] },
  { name: 'a run without a picture', args: ['run', 'gather', '--json'], way: [[/running one-by/]] },
  { name: 'a quiet run', args: ['quiz', 'cancel'], way: [[/running cancel/]] },
  {
    name: 'a quiet fetch',
    args: ['quiz', 'fetch', '--json', '--answers', '-,-,-,-'],
    way: [[/running fetch/]],
  },
  { name: 'a question before a reset', args: ['reset'], way: [[/Forget the progress/]] },
  {
    name: 'a question in plain lines',
    args: ['quiz', '--surprise', '--accessible'],
    way: [[/(?:Choose|Type all|Seconds|Milliseconds).*:$/]],
  },
  {
    name: 'a run in plain lines',
    args: ['run', 'gather', '--accessible'],
    way: [[/Working: running one-by-one/]],
  },
]

/** The program in that state, and the exit code that it will have. */
async function at({ args, way }: State): Promise<TestSystem & { ended: Promise<number> }> {
  const machine = testSystem({ storage: new MemoryStorage().put(begun), timesFaster: 1 })
  const { screen, errors } = machine
  const ended = main(args, machine.system)
  for (const [seen, keys] of way) {
    await Promise.race([screen.sees(seen), errors.sees(seen)])
    if (keys !== undefined) screen.press(keys)
  }
  return { ...machine, ended }
}

describe.each(states)('A11 in $name', (state) => {
  it.each([
    ['Ctrl-C', 'SIGINT', 130, /^learn-async: stopped; what you did is saved$/],
    ['SIGTERM', 'SIGTERM', 143, /^learn-async: ended from outside; what you did is saved$/],
  ] as const)(
    '%s ends with one line, the terminal given back',
    async (_name, cause, code, line) => {
      const { end, ended, screen, errors } = await at(state)
      const before = screen.bytes
      end(cause)
      expect(await ended).toBe(code)
      expect((await errors.shown()).split('\n').at(-1)).toMatch(line)
      expect([screen.isGivenBack(), errors.isGivenBack(), screen.input.isRaw]).toEqual([
        true,
        true,
        false,
      ])
      // Nothing goes on to be asked, run or told.
      expect(words(screen.bytes.slice(before.length))).toBe('')
    },
  )

  it('Ctrl-C as a key does the same', async () => {
    const { ended, screen, errors, end } = await at(state)
    // A terminal that is not raw makes a signal of it.
    if (screen.input.isRaw) screen.press('\u0003')
    else end('SIGINT')
    expect(await ended).toBe(130)
    expect((await errors.shown()).split('\n').at(-1)).toMatch(/stopped; what you did is saved$/)
    expect(screen.input.isRaw).toBe(false)
  })
})

/** What would be read of it: letters, without what steers the terminal. */
function words(bytes: string): string {
  return bytes.replaceAll(/\u001b\[[0-9;?]*[a-zA-Z]/g, '').replaceAll(/[^a-z]/gi, '')
}

describe('A17', () => {
  it.each(['output closed', 'output failed'] as const)(
    'an %s ends it in a live picture',
    async (cause) => {
      const { end, ended, screen } = await at(states.find(({ name }) => name === 'a live picture')!)
      end(cause)
      expect(await ended).toBe(cause === 'output closed' ? 0 : 1)
      expect(screen.isGivenBack()).toBe(true)
    },
  )

  it('an input that ends in a question ends with exit code 1, work saved', async () => {
    for (const name of ['a question for an order', 'a question in plain lines']) {
      const { ended, screen, errors } = await at(states.find((one) => one.name === name)!)
      screen.input.push(null)
      expect(await ended).toBe(1)
      expect(await errors.shown()).toMatch(/the input ended before the lesson did/)
    }
  })
})

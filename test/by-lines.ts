import { main } from '../src/main.ts'
import type { MemoryStorage } from './progress/memory-storage.ts'
import { testSystem } from './test-system.ts'

/** What is written last while a line is waited for. */
const prompt =
  /(?:^|\n)(?:Choose [^\n]*|Type all [^\n]*|Seconds|Milliseconds|How many|Next: Enter [^\n]*|\w+ \([^\n]+\)|[^\n]* Type yes or no):\n$/

/** What was said, and what is typed next. */
export type Learner = (said: string, prompt: string) => string

/** A command that was played in plain lines to its end. */
export interface Played {
  exitCode: number
  /** All that stands on stdout, what was typed left out. */
  said: string
  /** All that stands on stderr. */
  noted: string
  storage: MemoryStorage
}

/** Plays a command in linear mode: at each prompt the learner is handed what was said since the last one. */
export async function playByLines(
  args: readonly string[],
  learner: Learner,
  options: Parameters<typeof testSystem>[0] = {},
): Promise<Played> {
  const { system, screen, errors, storage } = testSystem({ rows: 50, ...options })
  const ended = main([...args, '--accessible'], system)
  const over = ended.then(() => null)
  let misunderstood = 0
  for (let read = 0; ; ) {
    const bytes = await Promise.race([over, screen.wrote(prompt, { after: read })])
    if (bytes === null) break
    const said = bytes.slice(read)
    read = bytes.length
    // A prompt alone follows on an answer that it did not take.
    misunderstood = said.trimEnd().split('\n').length <= 2 ? misunderstood + 1 : 0
    if (misunderstood > 20) throw new Error(`nothing answers this: ${said}`)
    screen.press(`${learner(said, /([^\n]*)\n$/.exec(said)![1]!)}\n`)
  }
  return { exitCode: await ended, said: screen.bytes, noted: errors.bytes, storage }
}

/**
 * A learner who answers every question with its first choice or its last. The
 * one who takes the first also turns a knob and has the runs shown again once,
 * wherever that is offered, and each question said again before the answer.
 */
export function curious(choice: 'first' | 'last'): Learner {
  const once = new Set<string>()
  const isFirst = (what: string): boolean =>
    choice === 'first' && !once.has(what) && once.add(what) !== undefined
  return (said, prompt) => {
    if (prompt.startsWith('Next:')) {
      if (prompt.includes('turn a knob') && isFirst(`knob ${prompt}`)) return 'turn a knob'
      return prompt.includes(', again,') && isFirst(`again ${prompt}`) ? 'again' : ''
    }
    const asked = /(?:Prediction|Question|Once more,) \d of \d/.exec(said)?.[0]
    if (asked !== undefined && isFirst(asked)) return 'again'
    const { first, last } = answers(said, prompt)
    return choice === 'first' ? first : last
  }
}

function answers(said: string, prompt: string): { first: string; last: string } {
  if (prompt.endsWith('yes or no:')) return { first: 'yes', last: 'no' }
  // A knob: from one number to another, or one of several words.
  const range = /^\w+ \(.*?(\d+) to (\d+)/.exec(prompt)
  if (range) return { first: range[1]!, last: range[2]! }
  const words = /^\w+ \(it is one of (.+)\):$/.exec(prompt)?.[1]?.split(', ')
  if (words) return { first: words[0]!, last: words.at(-1)! }
  const numbers = [...said.matchAll(/^(\d+): /gm)].map(([, number]) => number!)
  const own = [...new Set(numbers)]
  if (prompt.startsWith('Type all')) {
    return { first: own.join(' '), last: own.toReversed().join(' ') }
  }
  if (prompt.startsWith('Choose one of')) {
    const lines = prompt.match(/\d+/g)!
    return { first: lines[0]!, last: lines.at(-1)! }
  }
  if (prompt.startsWith('Choose')) return { first: '1', last: own.at(-1)! }
  return { first: '7777', last: '0' }
}

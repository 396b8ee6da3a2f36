import type { Learner, Typing } from './learner.ts'
import { enter } from './screen.ts'

/** A learner who knows prompts by how the text ends; the first that fits is answered. */
export function byTable(
  table: readonly (readonly [RegExp, string])[],
  read: (text: string) => string = (text) => text,
): Learner {
  const keysFor = (text: string): string | undefined =>
    table.find(([pattern]) => pattern.test(read(text)))?.[1]
  return { isAsked: (text) => keysFor(text) !== undefined, types: (text) => keysFor(text)! }
}

/** One who types the first number at hand; spaces are left out, since a narrow window breaks lines anywhere. */
export const guessingByKeys = byTable(
  [
    [/thenEnter\?helps,qleaves$/, `2${enter}`],
    [/leave\(q\)$/, enter],
    [/(?:Seconds|Milliseconds|Howmany):$/, `7${enter}`],
    [/-passes,\?helps,qleaves$/, '-'],
  ],
  (text) => text.slice(-2000).replaceAll(/\s/g, ''),
)

/** One in a hurry on a real terminal: on with Enter, every question passed, every run to its end. */
export const inHurry: readonly (readonly [RegExp, string])[] = [
  [/where do you come from\?[^›]*q leaves$/, `3${enter}`],
  // A long one is wrapped.
  [/Next: (?!learn-async)[^\n]*(?:\n[^\n]{0,20}\(q\))?$/, enter],
  [/(?:Seconds|Milliseconds|How many):$/, `-${enter}`],
  [/-\s+passes,\s+\?\s+helps,\s+q\s+leaves$/, '-'],
  [/Space: to the end$/, ' '],
]

/** In plain lines: passes every question, and goes on. */
export const passing: Typing = (_said, prompt) => (prompt.startsWith('Next: ') ? '' : '-')

/** Something of the right form at each prompt: the first option, the items as they stand, seven. */
export const guessing: Typing = (_said, prompt) => {
  if (prompt.startsWith('Next: ')) return ''
  const [, count] = /^Type all (\d+) numbers in order/.exec(prompt) ?? []
  if (count !== undefined)
    return Array.from({ length: Number(count) }, (_, index) => index + 1).join(' ')
  const [, first] = /^Choose (?:one of |any of )?(\d+)/.exec(prompt) ?? []
  return first ?? '7'
}

/**
 * Answers every question with its first choice or its last. The one who takes
 * the first also turns a knob and has the runs shown again once, wherever that
 * is offered, and each question said again before the answer.
 */
export function curious(choice: 'first' | 'last'): Typing {
  const once = new Set<string>()
  const isFirst = (what: string): boolean =>
    choice === 'first' && !once.has(what) && once.add(what) !== undefined
  return (said, prompt) => {
    if (prompt.startsWith('Next:')) {
      if (/[:,] knob\b/.test(prompt) && isFirst(`knob ${prompt}`)) return 'knob'
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
  if (prompt.startsWith('Choose')) {
    const named = prompt.match(/\d+/g)!
    return { first: named[0]!, last: named.at(-1)! }
  }
  return { first: '7777', last: '0' }
}

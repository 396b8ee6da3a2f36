import { PassThrough } from 'node:stream'
import { type Asked, parseAnswers } from '../../../src/questions/answers.ts'
import type { GivenAnswer } from '../../../src/questions/question.ts'
import { Left } from '../../../src/terminal/left.ts'
import { LinearPrompter } from '../../../src/terminal/linear-prompter.ts'
import { Lines } from '../../../src/terminal/lines.ts'
import { afterKey, startState } from '../../../src/terminal/pick-state.ts'
import type { PickList } from '../../../src/text/typed/pick.ts'

/** What is typed came to this; null where it is no answer. */
export type Outcome = GivenAnswer | 'passed' | 'left' | null

const kinds = { one: 'one-of', several: 'several-of', order: 'order' } as const

/** With `--answers`. */
export function byAnswers(typed: string, list: PickList): Outcome {
  const asked: Asked = {
    presented: { id: 'x', kind: kinds[list.mode], text: '', unit: null, options: [...list.items] },
    right: [],
  }
  try {
    return parseAnswers(typed, [asked])[0] ?? 'passed'
  } catch {
    return null
  }
}

/** In plain lines. */
export async function byLines(typed: string, list: PickList): Promise<Outcome> {
  const input = new PassThrough()
  input.end(`${typed}\n`)
  const prompter = new LinearPrompter(new Lines(input, new AbortController().signal), () => {})
  try {
    const reply = await prompter.pick({ message: 'Which?', mayPass: true, ...list })
    return reply.kind === 'passed' ? 'passed' : reply.value
  } catch (error) {
    return error instanceof Left ? 'left' : null
  }
}

/** On a terminal. */
export function byKeys(typed: string, list: PickList): Outcome {
  const question = { message: 'Which?', mayPass: true, ...list }
  let state = startState(question)
  for (const sign of [...Array.from(typed), 'return']) {
    const key =
      sign === 'return' ? { name: 'return', sequence: '\r' } : { name: sign, sequence: sign }
    const next = afterKey(state, key, question)
    if (typeof next === 'string') return next
    state = next
  }
  return state.done ? state.picked : null
}

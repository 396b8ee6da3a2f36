import type { KnobValues } from '../src/course/kit/knob.ts'
import { questionsOf } from '../src/course/lesson-parts.ts'
import type { LoadedLesson } from '../src/course/load.ts'
import type { LessonRuns } from '../src/course/runs/lesson-runs.ts'
import type { GivenAnswer } from '../src/questions/question.ts'
import {
  type KeyChoice,
  keyList,
  type PickQuestion,
  type Prompter,
  type Reply,
  type TextQuestion,
} from '../src/terminal/prompter.ts'
import { areBrief } from '../src/text/typed/pick.ts'
import { wrapPlain } from '../src/text/wrap.ts'
import { putQuestion } from '../src/tutor/put-question.ts'
import { type ReadyQuestion, readyQuestion } from '../src/tutor/expected.ts'
import { PlayState } from '../src/tutor/play-state.ts'
import type { SeenPage } from './seen-page.ts'

/** What is answered to a question; null passes. `prompt`: its words, heading and all. */
export type Answering = (ready: ReadyQuestion, prompt: string) => GivenAnswer | null

/** Answers what is asked by what is known of the lesson, and goes on with Enter. */
export class AnsweringPrompter implements Prompter {
  /** The question that is put, where that is known. */
  expected: ReadyQuestion | null = null
  /** Enters that answer nothing. */
  enters = 0
  /** What was asked, heading and all. */
  readonly asked: { prompt: string; question: string }[] = []
  readonly #page: SeenPage
  readonly #loaded: LoadedLesson
  readonly #runs: LessonRuns
  readonly #answering: Answering
  #hasTold = false

  constructor(
    page: SeenPage,
    loaded: LoadedLesson,
    { runs, answering }: { runs: LessonRuns; answering: Answering },
  ) {
    this.#page = page
    this.#loaded = loaded
    this.#runs = runs
    this.#answering = answering
  }

  async fresh(): Promise<void> {}

  async pick(question: PickQuestion): Promise<Reply<string[]>> {
    const { message, items, above = [], mode } = question
    const words = wrapPlain(message, 76)
    for (const row of words) this.#page.say(row)
    const list = items.flatMap(({ text }) => text.split('\n'))
    this.#page.question(message, {
      above: words.length + codeRows(above.length),
      list,
      stays: mode === 'several' && !areBrief(items),
    })
    const given = await this.#given(message)
    return given === null
      ? { kind: 'passed' }
      : { kind: 'answered', value: [...(given as readonly string[])] }
  }

  async text({ check, hint, above = [] }: TextQuestion): Promise<Reply<string>> {
    if (!this.#hasTold) this.#page.say('To pass type -, for help ?, to leave q.')
    const code = above.findIndex((row) => !/^ +(?:\d+|…)? │|^ \S+\.\w+$/.test(row))
    const message = above.slice(code).join(' ')
    const told = this.#hasTold ? 0 : 1
    this.#hasTold = true
    this.#page.question(message, {
      above: above.length - code + codeRows(code) + told,
    })
    const given = await this.#given(message)
    if (given === null) return { kind: 'passed' }
    // With three decimals a number could be read in two ways.
    const value = hint.includes('ms') ? `${Number(given).toFixed(2)} ms` : String(given)
    const fault = check(value)
    if (fault !== null) throw new Error(`"${value}" to "${message}": ${fault}`)
    return { kind: 'answered', value }
  }

  confirm = async (): Promise<boolean> => false

  async keys(choices: readonly KeyChoice[]): Promise<string> {
    // Where the machine got in the way, the lesson asks for nothing more to be read.
    const words = `Next: ${keyList(choices)}, leave (q)`
    if (choices.some(({ word }) => word === 'go on all the same')) this.#page.withdraw(words)
    else {
      this.enters++
      this.#page.key(words)
    }
    return choices.find(({ key }) => key === 'enter')!.id
  }

  async #given(prompt: string): Promise<GivenAnswer | null> {
    const ready = this.expected ?? (await this.#readyFor(prompt))
    this.asked.push({ prompt, question: ready.question.id })
    const given = this.#answering(ready, prompt)
    return given
  }

  /** The question that is put in these words, on the knobs that make them. */
  async #readyFor(prompt: string): Promise<ReadyQuestion> {
    const { lesson } = this.#loaded
    const { defaults, turnedKnobs } = new PlayState(this.#loaded, null)
    const others = lesson.otherKnobs.map((set) => ({ ...defaults, ...set }) as KnobValues)
    const isOnceMore = prompt.startsWith('Once more')
    const place = Number(/^Once more, (\d+)/.exec(prompt)?.[1] ?? 1) - 1
    const rotated = [
      ...others.slice(place % others.length),
      ...others.slice(0, place % others.length),
    ]
    const settings = isOnceMore ? rotated : [turnedKnobs, defaults]
    const said = squeezed(prompt)
    let best: { ready: ReadyQuestion; text: string } | null = null
    const [, heading] = /^(Prediction|Question|Once more,) \d/.exec(prompt) ?? []
    const only =
      { Prediction: 'predict', Question: 'quiz' }[heading ?? ''] ?? (heading ? null : 'modify')
    for (const { question, stage } of questionsOf(lesson)) {
      if (only !== null && stage !== only) continue
      for (const knobs of stage === 'predict' && !isOnceMore ? [defaults] : settings) {
        const ready = await readyQuestion(this.#loaded, this.#runs, question, knobs)
        const round = isOnceMore ? 1 : 0
        const namedKnobs = isOnceMore ? 'turned' : 'none'
        const wording = { round, namedKnobs } as const
        const text = squeezed(putQuestion(this.#loaded, ready, wording).presented.text)
        if (said.endsWith(text) && (best === null || text.length > best.text.length)) {
          best = { ready, text }
        }
      }
    }
    if (best === null) throw new Error(`nothing is known of "${prompt}"`)
    return best.ready
  }
}

/** Below code stands an empty row. */
function codeRows(rows: number): number {
  return rows === 0 ? 0 : rows + 1
}

function squeezed(text: string): string {
  return text.replaceAll(/\s/g, '')
}

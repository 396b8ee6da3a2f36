import { programOf, runsOf } from '../../src/course/code.ts'
import { defaults } from '../../src/course/knobs.ts'
import { questionsOf } from '../../src/course/lesson-parts.ts'
import type { LoadedLesson } from '../../src/course/load.ts'
import { placeholdersIn } from '../../src/course/text.ts'
import type { KnobValues } from '../../src/course/kit/knob.ts'
import type { RunHost } from '../../src/runners/host.ts'
import { correctAnswer } from '../../src/questions/judge.ts'
import { kindOf, type Question } from '../../src/questions/kinds.ts'
import { isUsual } from '../../src/questions/number.ts'
import type { GivenAnswer } from '../../src/questions/question.ts'
import { judgeAnswer } from '../../src/tutor/ask-one.ts'
import {
  asExpected,
  heldToQuestions,
  type ReadyQuestion,
  readyQuestion,
} from '../../src/tutor/expected.ts'
import { LessonRuns, type ShownRun } from '../../src/course/runs/lesson-runs.ts'
import { pictureOf } from '../../src/tutor/pictures.ts'
import { ran, runView } from '../../src/tutor/texts.ts'
import { verdictLines } from '../../src/tutor/verdict.ts'
import { textOf } from '../../src/picture/line.ts'
import { milliseconds, seconds, time } from '../../src/text/time.ts'
import { readNumber } from '../../src/text/typed/number.ts'

/** What came of one run of a lesson, each of its questions given every answer. */
export interface Tally {
  questions: number
  answers: number
  runs: number
  /** Runs that said themselves that they are not to be judged by. */
  disturbed: number
  /** Questions of which an undisturbed run was still too late to bear out the right answer, and which said so. */
  unconfirmed: number
  /** One line each. */
  faults: string[]
}

export const nothingYet = (): Tally => ({
  questions: 0,
  answers: 0,
  runs: 0,
  disturbed: 0,
  unconfirmed: 0,
  faults: [],
})

/** The defaults, then each knob at both ends of its range, or at each choice. */
export function settingsOf({ lesson }: LoadedLesson): KnobValues[] {
  const usual = defaults(lesson.knobs)
  const ends = Object.entries(lesson.knobs).flatMap(([name, knob]) =>
    (knob.kind === 'choice' ? knob.values : [knob.min, knob.max]).map((value) => ({
      ...usual,
      [name]: value,
    })),
  )
  return [usual, ...ends]
}

/** Judges answers to the questions of one lesson; its exact runs are made once. */
export class Judging {
  #loaded: LoadedLesson
  #runs: LessonRuns
  #ready = new Map<string, Promise<ReadyQuestion>>()

  constructor(host: RunHost, loaded: LoadedLesson) {
    this.#loaded = loaded
    this.#runs = new LessonRuns(host, loaded)
  }

  /** Runs everything as it would be shown with these knobs, then gives every answer to every question. */
  async once(knobs: KnobValues, speed: number, tally: Tally): Promise<void> {
    const shown = await this.#shown(knobs, speed, tally)
    tally.faults.push(...this.#textFaults(knobs, shown))
    for (const { question } of questionsOf(this.#loaded.lesson)) {
      tally.questions++
      const ready = await this.#readyFor(question, knobs)
      try {
        for (const fault of this.#faultsOf(ready, shown, tally)) {
          tally.faults.push(`${this.#loaded.id} ${question.id} ${JSON.stringify(knobs)}: ${fault}`)
        }
      } catch (error) {
        tally.faults.push(
          `${this.#loaded.id} ${question.id} ${JSON.stringify(knobs)}: ${String(error)}`,
        )
      }
    }
  }

  async #shown(knobs: KnobValues, speed: number, tally: Tally): Promise<ShownRun[]> {
    const { variants, snippets } = this.#loaded.lesson
    const shown: ShownRun[] = []
    for (const { id } of [...variants, ...snippets]) {
      const real = await this.#runs.inPython(id, knobs, { speed })
      const run = await heldToQuestions(this.#loaded, this.#runs, real, knobs)
      tally.runs++
      if (run.disturbed !== null) {
        tally.disturbed++
        const { notes } = pictureOf(this.#loaded, this.#runs, run)
        if (!notes.includes(`disturbed: ${run.disturbed}`)) {
          tally.faults.push(`${this.#loaded.id} ${id}: a disturbed run does not say so`)
        }
      }
      shown.push(await asExpected(this.#loaded, this.#runs, run, knobs))
    }
    return shown
  }

  /** The texts after the runs speak of them, disturbed or not. */
  #textFaults(knobs: KnobValues, shown: readonly ShownRun[]): string[] {
    const { text, lesson, id } = this.#loaded
    const views = new Map(shown.map((run) => [run.id, runView(run.trace, null)]))
    const known = ran(this.#loaded, null, knobs, views)
    return [...placeholdersIn([...text.after, ...text.recap])].flatMap((name) => {
      try {
        const figure = String(lesson.figures[name]?.(known))
        return /NaN|undefined|Infinity/.test(figure) ? [`${id} {${name}} is ${figure}`] : []
      } catch (error) {
        return [`${id} {${name}}: ${String(error)}`]
      }
    })
  }

  #readyFor(question: Question, knobs: KnobValues): Promise<ReadyQuestion> {
    const key = `${question.id} ${JSON.stringify(knobs)}`
    const known = this.#ready.get(key)
    if (known !== undefined) return known
    const made = readyQuestion(this.#loaded, this.#runs, question, knobs)
    this.#ready.set(key, made)
    return made
  }

  #faultsOf(ready: ReadyQuestion, shown: readonly ShownRun[], tally: Tally): string[] {
    const { question, knobs, exact } = ready
    const right = correctAnswer(question, exact)
    const faults: string[] = []
    for (const given of [right, ...kindOf(question).everyAnswer(question, exact)]) {
      tally.answers++
      const { judgement } = judgeAnswer(this.#loaded, this.#runs, ready, given, shown)
      const isRight = this.#isRight(question, given, right) || this.#isUsual(question, given, knobs)
      const should = isRight ? 'right' : 'wrong'
      if (judgement.verdict !== should) {
        faults.push(`${JSON.stringify(given)} is judged ${judgement.verdict}, and is ${should}`)
      }
      const said = judgement.why.join(' ')
      if (said.trim() === '' || /\bNaN\b|undefined|\[object|Infinity/.test(said)) {
        faults.push(`to ${JSON.stringify(given)} is said "${said}"`)
      }
    }
    return [...faults, ...this.#contradiction(ready, shown, right, tally)]
  }

  /** A run that counts as undisturbed must bear out what is judged right, or it must be said that it does not. */
  #contradiction(
    ready: ReadyQuestion,
    shown: readonly ShownRun[],
    right: GivenAnswer,
    tally: Tally,
  ): string[] {
    const { question, knobs, expected } = ready
    const views = new Map(expected)
    for (const id of runsOf(question)) {
      const run = shown.find((one) => one.id === id)
      const same = JSON.stringify(run?.knobs) === JSON.stringify(this.#runs.knobsFor(id, knobs))
      if (run === undefined || !same || run.disturbed !== null) return []
      views.set(id, runView(run.trace, expected.get(id)!.boundMs))
    }
    const known = ran(this.#loaded, question, knobs, views)
    const seen = kindOf(question).answer(question, known)
    const refused = this.#refusedFigures(ready, shown, seen)
    if (refused.length > 0) return refused
    if (this.#isRight(question, seen, right) || this.#isUsual(question, seen, knobs)) return []
    tally.unconfirmed++
    const attempt = judgeAnswer(this.#loaded, this.#runs, ready, right, shown)
    const view = { width: () => 76, linear: true, ascii: true }
    const told = verdictLines(view, this.#loaded, attempt).map(textOf).join(' ')
    return told.includes('The machine got in the way of the run shown.')
      ? []
      : [`an undisturbed run shows ${JSON.stringify(seen)}, and right is ${JSON.stringify(right)}`]
  }

  /** What a screen shows as measured is right when it is typed as it stands there. */
  #refusedFigures(ready: ReadyQuestion, shown: readonly ShownRun[], seen: GivenAnswer): string[] {
    const { question } = ready
    if (question.kind !== 'number') return []
    const ms = seen as number
    const figures =
      question.unit === 'count' ? [String(ms)] : [seconds(ms), milliseconds(ms), time(ms)]
    return figures.flatMap((figure) => {
      const typed = readNumber(figure, question.unit, '7.5')
      if (typeof typed === 'string') return [`the figure "${figure}" cannot be typed: ${typed}`]
      const { judgement } = judgeAnswer(this.#loaded, this.#runs, ready, typed.value, shown)
      return judgement.verdict === 'right' ? [] : [`${figure} is shown, and called wrong`]
    })
  }

  #isUsual(question: Question, seen: GivenAnswer, knobs: KnobValues): boolean {
    return question.kind === 'number' && isUsual(question, seen as number, knobs)
  }

  /** Right by the words of the contract, told anew: within 10 % or 5 ms, a count exactly, an order but for pairs that Node leaves undecided. */
  #isRight(question: Question, given: GivenAnswer, right: GivenAnswer): boolean {
    if (typeof right === 'number') {
      const offBy = Math.abs((given as number) - right)
      return question.kind === 'number' && question.unit === 'count'
        ? offBy === 0
        : offBy <= Math.max(5, right * 0.1)
    }
    const list = given as readonly string[]
    if (question.kind !== 'order') return sorted(list) === sorted(right)
    return this.#settled(question, list) === this.#settled(question, right)
  }

  /** An order with undecided neighbours in one fixed order. */
  #settled(question: Question, order: readonly string[]): string {
    const program = programOf(this.#loaded, runsOf(question)[0] ?? '')
    const free = ('undecided' in program && program.undecided) || []
    const items = [...order]
    for (const [first, second] of free) {
      const [one, other] = [items.indexOf(first), items.indexOf(second)]
      if (one === other + 1) [items[one], items[other]] = [items[other]!, items[one]!]
    }
    return items.join('\n')
  }
}

function sorted(list: readonly string[]): string {
  return [...list].sort().join('\n')
}

import { PassThrough } from 'node:stream'
import { questionsOf } from '../src/course/lesson-parts.ts'
import type { LoadedLesson } from '../src/course/load.ts'
import { LessonRuns } from '../src/course/runs/lesson-runs.ts'
import type { RanEntry } from '../src/journal/entry.ts'
import { Journal } from '../src/journal/journal.ts'
import { type Line, textOf } from '../src/picture/line.ts'
import { correctAnswer } from '../src/questions/judge.ts'
import type { GivenAnswer } from '../src/questions/question.ts'
import type { RunHost } from '../src/runners/host.ts'
import type {
  KeyChoice,
  PickQuestion,
  Prompter,
  Reply,
  TextQuestion,
} from '../src/terminal/prompter.ts'
import { readyQuestion } from '../src/tutor/expected.ts'
import { playLesson } from '../src/tutor/play.ts'
import { type PlayHost, PlayState } from '../src/tutor/play-state.ts'
import { wrap } from '../src/text/wrap.ts'
import type { Trace } from '../src/trace/trace.ts'
import { entriesIn } from './entries.ts'
import { MemoryStorage } from './memory-storage.ts'

/** What a lesson is to somebody who answers everything rightly, in a window of 80 × 24. */
export interface Reading {
  /** Of prose: code, pictures and the card to copy are not counted. */
  words: number
  rows: number
  /** The rows between one Enter alone and the next: what must be seen together. */
  longestStretch: number
  /** Enters that answer nothing. */
  enters: number
  /** Questions that were answered. */
  questions: number
  /** How long runs take before the learner's eyes. */
  waitingMs: number
}

const columns = 80

const wordsAMinute = 200
const secondsAQuestion = 20

/** How long it takes, at 200 words a minute and 20 s of thinking to each question. */
export function minutesOf({ words, questions, waitingMs }: Reading): number {
  return words / wordsAMinute + (questions * secondsAQuestion + waitingMs / 1000) / 60
}

/** Plays a lesson by right answers and Enter, and measures what is to be read. `host`: its real time must be simulated. */
export async function readRightly(
  host: RunHost,
  loaded: LoadedLesson,
  origin: string,
): Promise<Reading> {
  const reader = new Reader(loaded)
  const storage = new MemoryStorage()
  const journal = await Journal.open({
    storage,
    now: () => '2026-01-01T12:00:00.000Z',
    warn: () => {},
  })
  await journal.append({ kind: 'chose', setting: 'origin', value: origin })
  const runs = new LessonRuns(host, loaded)
  const answering = new RightAnswers(reader, loaded, runs, journal)
  const { realTime } = host
  const stage: PlayHost = {
    print: (lines) => reader.print(lines),
    width: () => columns,
    linear: false,
    ascii: false,
    prompter: answering,
    journal,
    live: {
      stream: new PassThrough() as unknown as NodeJS.WriteStream,
      stdin: new PassThrough() as unknown as NodeJS.ReadStream,
      timers: realTime,
      paint: textOf,
      columns: () => columns,
      rows: () => 24,
      ascii: false,
      moves: false,
      stopped: new AbortController().signal,
      interrupt: () => {},
      onRestore: () => () => {},
    },
    highlight: null,
    lessonCount: 12,
    async waiting(what, work) {
      const begin = realTime.now()
      try {
        return await work()
      } finally {
        const isVariant = loaded.lesson.variants.some(({ id }) => what === `running ${id}`)
        if (!isVariant) reader.waitingMs += Math.min(longestSnippetMs, realTime.now() - begin)
      }
    },
  }
  await playLesson(stage, loaded, runs)
  for (const entry of entriesIn(storage.files.get('journal.jsonl')!).entries) {
    if (entry.kind === 'ran') reader.waitingMs += wallMs(entry)
  }
  return reader.reading
}

/** A snippet that would take longer runs faster. */
const longestSnippetMs = 1500

/** How long a variant ran on the screen: of a process and of a worker simulated time knows nothing. */
function wallMs({ trace, speed }: RanEntry): number {
  return (trace as Trace).ending.atMs / speed
}

/** Counts what is printed. */
class Reader {
  waitingMs = 0
  #words = 0
  #rows = 0
  #enters = 0
  #stretch = 0
  #questions = 0
  #longest = 0
  readonly #card: ReadonlySet<string>

  constructor({ takeHome }: LoadedLesson) {
    this.#card = new Set([...takeHome.values()].flatMap((text) => text.split('\n')))
  }

  get reading(): Reading {
    const { waitingMs } = this
    const longestStretch = Math.max(this.#longest, this.#stretch)
    return {
      words: this.#words,
      rows: this.#rows,
      longestStretch,
      enters: this.#enters,
      questions: this.#questions,
      waitingMs,
    }
  }

  print(lines: readonly Line[]): void {
    for (const one of lines) {
      const text = textOf(one)
      this.#add(Math.max(1, wrap(text, columns, { whole: true }).length))
      if (!isDrawn(one) && !this.#card.has(text)) this.say(text)
    }
  }

  /** Words that stand in a question. */
  say(text: string): void {
    this.#words += text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  }

  /** A list, and what is typed below it. */
  ask(message: string, items: readonly string[]): void {
    this.#questions++
    for (const text of [message, ...items]) this.say(text)
    const all = [message, ...items.flatMap((item) => item.split('\n'))]
    this.#add(all.reduce((rows, text) => rows + wrap(text, columns - 4).length, 1))
  }

  /** A line that waits for Enter alone. */
  enter(): void {
    this.#enters++
    this.#add(1)
    this.#longest = Math.max(this.#longest, this.#stretch)
    this.#stretch = 0
  }

  #add(rows: number): void {
    this.#rows += rows
    this.#stretch += rows
  }
}

/** Code with its line number, or a row of a picture. */
function isDrawn(one: Line): boolean {
  const [first] = one
  const isCode = first?.role === 'dim' && / [│|] $/.test(first.text)
  const isPicture = one.some(({ role }) => drawn.has(role)) || /[━█░┃●▲]/.test(textOf(one))
  return isCode || isPicture
}

const drawn: ReadonlySet<string> = new Set(['lane', 'wait', 'work', 'held', 'ready', 'mark'])

/** Answers what is asked by what the exact runs give. */
class RightAnswers implements Prompter {
  readonly #reader: Reader
  readonly #loaded: LoadedLesson
  readonly #runs: LessonRuns
  readonly #journal: Journal

  constructor(reader: Reader, loaded: LoadedLesson, runs: LessonRuns, journal: Journal) {
    this.#reader = reader
    this.#loaded = loaded
    this.#runs = runs
    this.#journal = journal
  }

  async fresh(): Promise<void> {}

  async pick({ message, items }: PickQuestion): Promise<Reply<string[]>> {
    this.#reader.ask(
      message,
      items.map(({ text }) => text),
    )
    return { kind: 'answered', value: [...((await this.#right()) as readonly string[])] }
  }

  async text({ message, check }: TextQuestion): Promise<Reply<string>> {
    this.#reader.ask(message, [])
    const { unit } = await this.#asked()
    const right = (await this.#right()) as number
    const value = `${right}${unit === 'count' ? '' : ' ms'}`
    const fault = check(value)
    if (fault !== null) throw new Error(`"${value}" to "${message}": ${fault}`)
    return { kind: 'answered', value }
  }

  confirm = async (): Promise<boolean> => false

  async keys(choices: readonly KeyChoice[]): Promise<string> {
    this.#reader.enter()
    return choices.find(({ key }) => key === 'enter')!.id
  }

  /** The question of the step that was reached last. */
  async #asked() {
    const progress = this.#journal.progress.of(this.#loaded.id)
    const [stage, id] = (progress.step ?? '').split(':')
    const found = questionsOf(this.#loaded.lesson).find(({ question }) => question.id === id)
    if (found === undefined)
      throw new Error(`nothing is known of what is asked at ${progress.step}`)
    const state = new PlayState(this.#loaded, progress)
    const isTurned = stage === 'turn' || (stage === 'quiz' && state.turned.size > 0)
    const knobs = isTurned ? state.turnedKnobs : state.defaults
    const { question } = found
    const unit = 'unit' in question ? question.unit : null
    return { question, knobs, unit }
  }

  async #right(): Promise<GivenAnswer> {
    const { question, knobs } = await this.#asked()
    const { exact } = await readyQuestion(this.#loaded, this.#runs, question, knobs)
    return correctAnswer(question, exact)
  }
}

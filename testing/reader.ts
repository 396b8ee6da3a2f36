import { PassThrough } from 'node:stream'
import type { LoadedLesson } from '../src/course/load.ts'
import { LessonRuns } from '../src/course/runs/lesson-runs.ts'
import type { Answered, RanEntry } from '../src/journal/entry.ts'
import { Journal } from '../src/journal/journal.ts'
import { textOf } from '../src/picture/line.ts'
import { correctAnswer } from '../src/questions/judge.ts'
import type { RunHost } from '../src/runners/host.ts'
import { playLesson } from '../src/tutor/play.ts'
import type { PlayHost } from '../src/tutor/play-state.ts'
import type { Trace } from '../src/trace/trace.ts'
import { AnsweringPrompter, type Answering } from './answering.ts'
import { entriesIn } from './entries.ts'
import { MemoryStorage } from './memory-storage.ts'
import { columns, SeenPage, type Stretch } from './seen-page.ts'

/** What a lesson is to somebody who plays it in a window of 80 × 24. */
export interface Reading {
  /** Of prose: code, pictures, the card to copy, and what was said before are not counted. */
  words: number
  rows: number
  /** The most rows that stand together: from a question down to its verdict, from one stop to the next. */
  longestStretch: number
  stretches: readonly Stretch[]
  /** Enters that answer nothing. */
  enters: number
  /** Questions that were answered, as they were put. */
  asked: readonly { prompt: string; question: string }[]
  /** How long runs take before the learner's eyes. */
  waitingMs: number
  ran: readonly RanEntry[]
  answered: readonly Answered[]
}

const wordsAMinute = 200
const secondsAQuestion = 20

/** How long it takes, at 200 words a minute and 20 s of thinking to each question. */
export function minutesOf({ words, asked, waitingMs }: Reading): number {
  return words / wordsAMinute + (asked.length * secondsAQuestion + waitingMs / 1000) / 60
}

/** Plays a lesson by right answers and Enter, and measures what is to be read. `host`: its real time must be simulated. */
export function readRightly(host: RunHost, loaded: LoadedLesson, origin: string): Promise<Reading> {
  const answering: Answering = ({ question, exact }) => correctAnswer(question, exact)
  return read(new LessonRuns(host, loaded), { host, loaded, origin, answering })
}

/** The same with other answers; `runs` may be shared by several. */
export async function read(
  runs: LessonRuns,
  {
    host,
    loaded,
    origin,
    answering,
  }: { host: RunHost; loaded: LoadedLesson; origin: string; answering: Answering },
): Promise<Reading> {
  const page = new SeenPage(loaded)
  const prompter = new AnsweringPrompter(page, loaded, { runs, answering })
  const storage = new MemoryStorage()
  const stage = await stageFor(host, { page, prompter, storage, loaded })
  await stage.journal.append({ kind: 'chose', setting: 'origin', value: origin })
  await playLesson(stage, loaded, runs)
  page.end()
  const { entries } = entriesIn(storage.files.get('journal.jsonl')!)
  const ran = entries.filter((entry) => entry.kind === 'ran')
  const { stretches, rows } = page
  return {
    words: page.words,
    rows: rows.length,
    longestStretch: Math.max(...stretches.map((one) => (one.end === 'end' ? 0 : one.rows.length))),
    stretches,
    enters: prompter.enters,
    asked: prompter.asked,
    waitingMs: stage.waitedMs() + watched(ran).reduce((sum, one) => sum + wallMs(one), 0),
    ran,
    answered: entries.filter((entry) => entry.kind === 'answered'),
  }
}

/** A window of 80 × 24 whose prompts are answered at once. */
export async function stageFor(
  { realTime }: RunHost,
  {
    page,
    prompter,
    storage,
    loaded,
  }: {
    page: SeenPage
    prompter: PlayHost['prompter']
    storage: MemoryStorage
    loaded: LoadedLesson
  },
): Promise<PlayHost & { waitedMs(): number }> {
  let waitedMs = 0
  const now = (): string => '2026-01-01T12:00:00.000Z'
  return {
    print: (lines) => page.print(lines),
    width: () => columns,
    linear: false,
    ascii: false,
    prompter,
    journal: await Journal.open({ storage, now, warn: () => {} }),
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
        if (!isVariant) waitedMs += Math.min(longestSnippetMs, realTime.now() - begin)
      }
    },
    waitedMs: () => waitedMs,
  }
}

/** A snippet that would take longer runs faster. */
const longestSnippetMs = 1500

/** What stands in the place of a disturbed run is kept once more under its step. */
function watched(ran: readonly RanEntry[]): RanEntry[] {
  return [...new Map(ran.map((one) => [`${one.step} ${one.variant}`, one])).values()]
}

/** How long a variant ran on the screen: of a process and of a worker simulated time knows nothing. */
function wallMs({ trace, speed }: RanEntry): number {
  return (trace as Trace).ending.atMs / speed
}

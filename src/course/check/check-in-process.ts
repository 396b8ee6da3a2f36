import type { Step } from '../runs/lesson-runs.ts'
import type { Fault } from '../fault.ts'
import type { FoundLesson } from '../find.ts'
import {
  asReport,
  type LastWord,
  type LessonChecks,
  type ProcessEnd,
  type Report,
} from './lesson-checks.ts'
import { positionIn } from './position.ts'

/**
 * Checks one lesson in a process of its own, and resolves to its faults; also
 * where the lesson ends that process, holds it for ever, or speaks for it.
 */
export async function checkInProcess(
  checks: LessonChecks,
  lesson: FoundLesson,
  signal: AbortSignal,
): Promise<Fault[]> {
  const heard = new Heard(lesson)
  const end = await checks.start({ lesson, signal, onReport: (value) => heard.hear(value) })
  return end.by === 'asked' ? [] : heard.faults(end)
}

/** What was heard of one lesson. */
class Heard {
  #lesson: FoundLesson
  #faults = new Map<string, Fault>()
  #step: Pick<Step, 'file' | 'what'> = { file: 'text.md', what: '' }
  #ended = false
  #forged = false
  /** What stands on stderr at its end is of interest, and for which fault. */
  #printed: Fault | null = null

  constructor(lesson: FoundLesson) {
    this.#lesson = lesson
  }

  hear(value: unknown): void {
    const report = asReport(value)
    if (report === null) this.#forged = true
    else if (!this.#ended) this.#take(report)
  }

  faults(end: ProcessEnd): Fault[] {
    const forged = this.#forged || end.forged
    if (forged) this.#add('writes on descriptor 3, by which check hears of it, or closes it', '')
    if (end.stdout !== '') this.#add(pastTheLog('stdout', end.stdout), '')
    if (!this.#ended && !forged) this.#add(unheard(end), '')
    return [...this.#faults.values()].map((fault) =>
      fault === this.#printed ? { ...fault, ...positionIn(end.stderr, this.#lesson.name) } : fault,
    )
  }

  #take(report: Report): void {
    switch (report.kind) {
      case 'step':
        this.#step = report
        break
      case 'fault':
        this.#add(report.fault, report.stack, report)
        break
      case 'wrote':
        this.#add(pastTheLog(report.stream, report.text), report.stack)
        break
      case 'last':
        this.#ended = true
        this.#add(lastWords[report.word](report.message, this.#step), report.stack)
        break
      case 'end':
        this.#ended = true
        if (report.printed) this.#printed = [...this.#faults.values()].at(-1) ?? null
    }
  }

  /** A fault at its own place, or where the stack leads to, or where the lesson was. */
  #add(said: string, stack: string, at: Partial<Omit<Fault, 'fault' | 'thrown'>> = {}): void {
    const { file, line, column } = at
    const { name } = this.#lesson
    const { what } = this.#step
    const fault = file === undefined && what !== '' ? `${what} ${said}` : said
    const position =
      line === undefined
        ? positionIn(stack, name)
        : { line, ...(column !== undefined && { column }) }
    const place: Omit<Fault, 'fault'> = { file: `${name}/${file ?? this.#step.file}`, ...position }
    // The same place may be come by many times.
    const key = `${place.file}:${place.line ?? ''}:${place.column ?? ''} ${fault}`
    if (!this.#faults.has(key)) this.#faults.set(key, { ...place, fault })
  }
}

function pastTheLog(stream: string, text: string): string {
  const [line = ''] = text.split('\n', 1)
  return `writes on ${stream}, where the picture stands: "${line.slice(0, 60)}"; the lab's log is for that`
}

const lastWords: Record<LastWord, (message: string, step: Pick<Step, 'what'>) => string> = {
  exits: (code) => `ends the process by process.exit, with exit code ${code}`,
  ends: (_, { what }) =>
    what === ''
      ? 'is never done being imported: it awaits at its top what never comes, or exports a function "then"'
      : 'is never done, and leaves nothing to wait for',
  throws: (message) => `throws where nothing catches it: ${firstLine(message)}`,
  rejects: (message) => `rejects a promise that nothing handles: ${firstLine(message)}`,
  computes: () => 'computes without end',
  waits: () => 'waits without end',
  memory: (limit) => `takes more than ${limit} of memory`,
}

const firstLine = (message: string): string => message.split('\n', 1)[0] || 'no message'

/** What a process that said no last word came to. */
function unheard({ by, exitCode, signal, stderr }: ProcessEnd): string {
  if (by === 'silence') return 'stops the process: nothing of it moves any more'
  if (/heap out of memory|Allocation failed/.test(stderr)) return 'takes all the memory'
  if (signal !== null) return `ends the process by ${signal}`
  return `ends the process unheard, with exit code ${exitCode}`
}

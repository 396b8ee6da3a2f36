import { isPython, runsOf } from '../course/code.ts'
import type { ShownRun } from '../course/runs/lesson-runs.ts'
import type { Line } from '../picture/line.ts'
import { exitInWords } from '../picture/words.ts'
import { printable } from '../text/printable.ts'
import { time } from '../text/time.ts'
import { computeFacts } from '../trace/facts.ts'
import { asExpected, heldToQuestions, type ReadyQuestion } from './expected.ts'
import { paragraph } from './layout.ts'
import { pythonNote } from './pictures.ts'
import type { Play, QuietPlay } from './play-state.ts'
import { languagesOf } from './steps.ts'

/** Replays run faster: the first run was in real time. */
export const replaySpeed = 4

/** A snippet is quick, or is made quick: its real run should cost no more than this. */
const mostWallMs = 1500
const fastest = 10

/** Runs that were shown to decide a question, and what is told of those without a picture. */
export interface DecidingRuns {
  shown: ShownRun[]
  lines: Line[]
  /** The same beside a table that has what the first run wrote. */
  besideTable: Line[]
}

/** The variants among the runs that decide a question; none where it asks about a Python program, which they are only compared with. */
export function variantsOf(
  { loaded }: Pick<Play, 'loaded'>,
  { question }: Pick<ReadyQuestion, 'question'>,
): string[] {
  const ids = runsOf(question)
  if (isPython(ids[0] ?? '')) return []
  return ids.filter((id) => loaded.lesson.variants.some((one) => one.id === id))
}

/**
 * The snippets that decide a question, run for real, and what the first of them
 * wrote; those in Python are run beside it for who knows Python.
 */
export async function quietSnippets(
  play: Pick<QuietPlay, 'loaded' | 'runs'> & {
    host: Pick<QuietPlay['host'], 'waiting' | 'width' | 'live'> & {
      journal: Pick<QuietPlay['host']['journal'], 'progress'>
    }
  },
  ready: ReadyQuestion,
): Promise<DecidingRuns> {
  const { host, loaded, runs } = play
  const { question, knobs, expected } = ready
  const variants = variantsOf(play, ready)
  // The Python version of a variant is a key away.
  const isForPython = variants.length === 0 && languagesOf(host.journal.progress).includes('python')
  const isVariant = (id: string): boolean => loaded.lesson.variants.some((one) => one.id === id)
  const ids = runsOf(question).filter(
    (id, index) => !isVariant(id) && (index === 0 || !isPython(id) || isForPython),
  )
  if (ids.length === 0) return { shown: [], lines: [], besideTable: [] }
  const labMs = ids.reduce((sum, id) => sum + (expected.get(id)?.facts.lastMs ?? 0), 0)
  const speed = Math.min(fastest, Math.max(replaySpeed, Math.ceil(labMs / mostWallMs)))
  const { stopped } = host.live
  const shown: ShownRun[] = []
  await host.waiting('running these lines', async () => {
    for (const id of ids) {
      const real = isPython(id)
        ? await runs.inPython(id, knobs, { speed: replaySpeed, signal: stopped })
        : await runs.real(id, knobs, { speed, signal: stopped })
      if (stopped.aborted) return
      const run = await heldToQuestions(loaded, runs, real, knobs)
      shown.push(await asExpected(loaded, runs, run, knobs))
    }
  })
  if (stopped.aborted) throw stopped.reason
  // Where each option is a program, what one of them wrote would stand for none.
  const isOption = 'options' in question && question.options.some((one) => one.id === ids[0])
  const told = variants.length > 0 || isOption ? [] : toldOf(shown)
  const inPython = told.filter(({ python }) => python !== undefined)
  const isNamed = (run: ShownRun): boolean => inPython.length > 1 && inPython.includes(run)
  const outputs = (isFirstInTable: boolean): Line[] =>
    told.flatMap((run, index) => {
      const is = { isNamed: isNamed(run), isInTable: isFirstInTable && index === 0 }
      return paragraph(outputOf(run, is), host.width(), 'dim')
    })
  return { shown, lines: outputs(false), besideTable: outputs(true) }
}

/** The first, and the same program in Python if there is one, otherwise all in Python that it is compared with. */
function toldOf(shown: readonly ShownRun[]): ShownRun[] {
  const [first, ...others] = shown
  if (first === undefined || isPython(first.id)) return shown.slice(0, 1)
  const same = others.filter(({ id }) => id === `python:${first.id}`)
  return [first, ...(same.length > 0 ? same : others.filter(({ id }) => isPython(id)))]
}

/** What a run wrote, and how it ended. One of several in Python is named, by the words of its id. */
function outputOf(run: ShownRun, { isNamed, isInTable }: Record<'isNamed' | 'isInTable', boolean>) {
  const { trace } = run
  const isProcess = trace.kind === 'process'
  const { logged, totalMs } = computeFacts(trace)
  const written = logged.map(({ text, atMs }) => `"${printable(text)}" at ${time(atMs)}`).join(', ')
  // Who wrote last at its end has said when that was.
  const lastMs = logged.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY
  const isSaid = trace.ending.kind === 'returned' && totalMs - lastMs <= 1 + totalMs / 100
  const name = isNamed ? `, ${run.id.replace(/^python:/, '').replaceAll('-', ' ')}` : ''
  const where =
    run.rest === 'expected'
      ? ['The machine got in the way, so this is the expected run.']
      : pythonNote(run).map((note) => `In Python (${inBrief(note)})${name}:`)
  const told = [
    ...where,
    ...(isInTable || (written === '' && !isProcess) ? [] : [`It wrote ${written || 'nothing'}.`]),
    ...(isProcess || isSaid
      ? []
      : [`${ended[trace.ending.kind]} ${time(totalMs)}${thrownBy(trace)}.`]),
    ...exitInWords(trace),
    ...(run.disturbed === null ? [] : [`Disturbed: ${run.disturbed}.`]),
  ]
  return told.join(' ').replace(/:$/, '.')
}

/** "3.11.7", "recorded, 3.11.7" */
function inBrief(note: string): string {
  return note.replace(' with Python ', ', ').replace(/^Python /, '')
}

function thrownBy({ ending }: ShownRun['trace']): string {
  if (ending.kind !== 'threw') return ''
  const { name, message } = ending.error
  return `: ${printable(message === '' ? name : message).replace(/\.$/, '')}`
}

const ended = {
  returned: 'It was done at',
  threw: 'It threw at',
  hung: 'Nothing more could happen after',
  stopped: 'It was stopped at',
} satisfies Record<ShownRun['trace']['ending']['kind'], string>

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

/** Replays run faster: the first run was in real time. */
export const replaySpeed = 4

/** A snippet is quick, or is made quick: its real run should cost no more than this. */
const mostWallMs = 1500
const fastest = 10

/** Runs that were shown to decide a question, and what is told of those without a picture. */
export interface DecidingRuns {
  shown: ShownRun[]
  lines: Line[]
}

/** The variants among the runs that decide a question. */
export function variantsOf(
  { loaded }: Pick<Play, 'loaded'>,
  { question }: ReadyQuestion,
): string[] {
  return runsOf(question).filter((id) => loaded.lesson.variants.some((one) => one.id === id))
}

/** The snippets that decide a question, run for real, and what the first of them wrote. */
export async function quietSnippets(
  play: Pick<QuietPlay, 'loaded' | 'runs'> & {
    host: Pick<QuietPlay['host'], 'waiting' | 'width' | 'live'>
  },
  ready: ReadyQuestion,
): Promise<DecidingRuns> {
  const { host, loaded, runs } = play
  const { question, knobs, expected } = ready
  const variants = variantsOf(play, ready)
  const ids = runsOf(question).filter((id) => !variants.includes(id))
  if (ids.length === 0) return { shown: [], lines: [] }
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
  const told = shown.filter(({ python }, index) => index === 0 || python !== undefined)
  const inPython = told.filter(({ python }) => python !== undefined)
  const isNamed = (run: ShownRun): boolean => inPython.length > 1 && inPython.includes(run)
  return { shown, lines: told.flatMap((run) => outputLines(host.width(), run, isNamed(run))) }
}

/** What a run wrote. One of several in Python is named, by the words of its id. */
function outputLines(width: number, run: ShownRun, isNamed: boolean): Line[] {
  const { trace } = run
  const isProcess = trace.kind === 'process'
  const { logged, totalMs } = computeFacts(trace)
  const written = logged.map(({ text, atMs }) => `${printable(text)} at ${time(atMs)}`).join(', ')
  const name = isNamed ? `, ${run.id.replace(/^python:/, '').replaceAll('-', ' ')}` : ''
  const where =
    run.rest === 'expected'
      ? ['The machine got in the way; without that:']
      : pythonNote(run).map((note) => `In Python (${note.replace(/^Python /, '')})${name}:`)
  const told = [
    ...where,
    ...(written !== '' || isProcess ? [`It wrote ${written || 'nothing'}.`] : []),
    ...(isProcess ? [] : [`${ended[trace.ending.kind]} ${time(totalMs)}.`]),
    ...exitInWords(trace),
    ...(run.disturbed === null ? [] : [`Disturbed: ${run.disturbed}.`]),
  ]
  return paragraph(told.join(' '), width, 'dim')
}

const ended = {
  returned: 'It was done at',
  threw: 'It threw at',
  hung: 'Nothing was left to move it on from',
  stopped: 'It was stopped at',
} satisfies Record<ShownRun['trace']['ending']['kind'], string>

import { isPython, runsOf } from '../course/code.ts'
import { computeFacts } from '../trace/facts.ts'
import type { Line } from '../picture/line.ts'
import { printable } from '../text/printable.ts'
import { time } from '../text/time.ts'
import { exitInWords } from '../picture/words.ts'
import type { ReadyQuestion } from './asking.ts'
import { asExpected, heldToQuestions } from './borne-out.ts'
import type { ShownRun } from './lesson-runs.ts'
import { pythonNote } from './pictures.ts'
import type { Play } from './scene.ts'
import { paragraph } from './say.ts'
import type { Stage } from './stage.ts'

/** A snippet is quick, or is made quick: its real run should cost no more than this. */
const mostWallMs = 1500
const fastest = 10
const slowest = 4

/** What runs quietly needs: no prompt, and no picture. */
export interface QuietPlay extends Pick<Play, 'loaded' | 'runs'> {
  stage: Pick<Stage, 'waiting' | 'width'> & { live: Pick<Stage['live'], 'stopped'> }
}

/** The snippets that decide a question, run for real, and what the first of them wrote. */
export async function quietSnippets(
  { stage, loaded, runs }: QuietPlay,
  { question, knobs, expected }: ReadyQuestion,
): Promise<{ shown: ShownRun[]; lines: Line[] }> {
  const { variants } = loaded.lesson
  const ids = runsOf(question).filter((id) => !variants.some((variant) => variant.id === id))
  if (ids.length === 0) return { shown: [], lines: [] }
  const labMs = ids.reduce((sum, id) => sum + (expected.get(id)?.facts.lastMs ?? 0), 0)
  const speed = Math.min(fastest, Math.max(slowest, Math.ceil(labMs / mostWallMs)))
  const { stopped } = stage.live
  const shown: ShownRun[] = []
  await stage.waiting('running these lines', async () => {
    for (const id of ids) {
      const real = isPython(id)
        ? await runs.inPython(id, knobs, { speed: slowest, signal: stopped })
        : await runs.real(id, knobs, { speed, signal: stopped })
      if (stopped.aborted) return
      const run = await heldToQuestions(loaded, runs, real, knobs)
      shown.push(await asExpected(loaded, runs, run, knobs))
    }
  })
  if (stopped.aborted) throw stopped.reason
  const told = shown.filter(({ python }, index) => index === 0 || python !== undefined)
  const inPython = told.filter(({ python }) => python !== undefined)
  return {
    shown,
    lines: told.flatMap((run) =>
      outputLines(stage.width(), run, { named: inPython.length > 1 && inPython.includes(run) }),
    ),
  }
}

/** What a run wrote. One of several in Python is named, by the words of its id. */
function outputLines(width: number, run: ShownRun, { named }: { named: boolean }): Line[] {
  const { trace } = run
  const { logged, totalMs } = computeFacts(trace)
  const written = logged.map(({ text, atMs }) => `${printable(text)} at ${time(atMs)}`).join(', ')
  const exit = exitInWords(trace).join('')
  const total = trace.kind !== 'process' ? `${endWords(trace.ending.kind)} ${time(totalMs)}.` : ''
  const wrote =
    written === '' && trace.kind !== 'process' ? '' : `It wrote ${written || 'nothing'}.`
  const name = named ? `, ${run.id.replace(/^python:/, '').replaceAll('-', ' ')}` : ''
  const where =
    run.rest === 'expected'
      ? ['The machine got in the way; without that:']
      : pythonNote(run).map((note) => `In Python (${note.replace(/^Python /, '')})${name}:`)
  const disturbed = run.disturbed === null ? '' : `Disturbed: ${run.disturbed}.`
  const told = [...where, wrote, total, exit, disturbed].filter((part) => part !== '')
  return paragraph(told.join(' '), width, 'dim')
}

function endWords(kind: ShownRun['trace']['ending']['kind']): string {
  return {
    returned: 'It was done at',
    threw: 'It threw at',
    hung: 'Nothing was left to move it on from',
    stopped: 'It was stopped at',
  }[kind]
}

import { lineFinder, runsOf } from '../course/code.ts'
import type { Knob, KnobValues } from '../course/kit/knob.ts'
import type { Before, Ran, RunView } from '../course/kit/told.ts'
import { defaults } from '../course/knobs.ts'
import type { LoadedLesson } from '../course/load.ts'
import { fill, type Section } from '../course/text.ts'
import type { Line } from '../picture/line.ts'
import type { Question } from '../questions/kinds.ts'
import { milliseconds, seconds, time } from '../text/time.ts'
import { computeFacts } from '../trace/facts.ts'
import type { Trace } from '../trace/trace.ts'
import { teachingText } from './layout.ts'
import type { LessonRuns, ShownRun } from '../course/runs/lesson-runs.ts'

/** What a text before a run may speak of. Without a question: a text of the lesson. */
export function before(
  loaded: LoadedLesson,
  question: Question | null,
  knobs: KnobValues,
): Before<KnobValues> {
  return { knobs, line: lineFinder(loaded, question), s: seconds, ms: milliseconds, time }
}

/** The same with runs; `views` holds each that may be spoken of, by id. */
export function ran(
  loaded: LoadedLesson,
  question: Question | null,
  knobs: KnobValues,
  views: ReadonlyMap<string, RunView>,
): Ran<KnobValues> {
  const decisive = question === null ? undefined : runsOf(question)[0]
  return {
    ...before(loaded, question, knobs),
    run(id = decisive) {
      const view = id === undefined ? undefined : views.get(id)
      if (view === undefined) throw new RangeError(`no run "${id ?? ''}" to speak of here`)
      return view
    },
  }
}

/** A trace as questions and texts see it. */
export function runView(trace: Trace, boundMs: number | null): RunView {
  const facts = computeFacts(trace)
  const { ending } = trace
  return {
    trace,
    facts,
    boundMs,
    totalMs: facts.totalMs,
    value: ending.kind === 'returned' ? ending.value : undefined,
    threw: ending.kind === 'threw' ? ending.error.message : null,
    hung: ending.kind === 'hung',
    exitCode: trace.exitCode,
    lines: facts.logged.map(({ text }) => text),
    loggedAt: (text, nth = 1) =>
      facts.logged.filter((line) => line.text === text)[nth - 1]?.atMs ?? Number.NaN,
    lane(name) {
      const lane = facts.lanes.find((one) => one.name === name)
      if (lane === undefined) throw new RangeError(`no lane "${name}" in this run`)
      return lane
    },
    waits(name = null, what) {
      const lanes = facts.lanes.filter((lane) => name === null || lane.name === name)
      const segments = lanes.flatMap(({ bars }) => bars.flatMap((bar) => bar.segments))
      return segments.flatMap(({ for: known, fromMs, toMs }) =>
        known !== null && (what === undefined || what === known)
          ? [{ for: known, fromMs, toMs }]
          : [],
      )
    },
  }
}

/** A section of the lesson's text, its holes filled from what is known. */
export function sectionText(
  { text, lesson }: LoadedLesson,
  section: Section,
  known: Ran<KnobValues>,
): string[] {
  return fill(text[section], (path) => lesson.figures[path]?.(known) ?? '')
}

/** The same as lines on the screen, its holes filled from runs that were shown. */
export async function textLines(
  { host, loaded, runs }: { host: { width(): number }; loaded: LoadedLesson; runs: LessonRuns },
  section: Section,
  shown: readonly ShownRun[],
  knobs: KnobValues = defaults(loaded.lesson.knobs),
): Promise<Line[]> {
  const views = new Map<string, RunView>()
  for (const run of shown) views.set(run.id, runView(await endedTrace(runs, run), null))
  const lines = sectionText(loaded, section, ran(loaded, null, knobs, views))
  return teachingText(lines, host.width())
}

/** A run that did not end as it should have, stopped on a busy machine, fills no text: the exact one does. */
async function endedTrace(
  runs: LessonRuns,
  { id, knobs, trace, disturbed }: ShownRun,
): Promise<Trace> {
  if (disturbed === null) return trace
  const expected = await runs.expected(id, knobs)
  return trace.ending.kind === expected.ending.kind ? trace : expected
}

/** "1600 ms" */
export function knobInWords(knob: Knob | undefined, value: KnobValues[string]): string {
  return knob?.kind === 'number' && knob.unit !== undefined
    ? `${value} ${knob.unit}`
    : String(value)
}

/** "Here a is 1600 ms, b 700 ms. ": what a question begins with. */
export function knobsNow(knobs: Record<string, Knob>, values: KnobValues): string {
  return `Here ${knobsInWords(knobs, values).replace(' ', ' is ')}. `
}

/** "a 1600 ms, b 700 ms" */
export function knobsInWords(knobs: Record<string, Knob>, values: KnobValues): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${knobInWords(knobs[name], value)}`)
    .join(', ')
}

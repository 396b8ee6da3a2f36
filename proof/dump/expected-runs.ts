import { pathToFileURL } from 'node:url'
import { isPython, programOf, pythonVersionsOf } from '../../src/course/code.ts'
import { defaults } from '../../src/course/knobs.ts'
import type { LoadedLesson } from '../../src/course/load.ts'
import type { Processes } from '../../src/runners/processes.ts'
import { LessonRuns, type ShownRun } from '../../src/course/runs/lesson-runs.ts'
import type { Trace } from '../../src/trace/trace.ts'
import { builtLessons, runHost } from '../../testing/host.ts'
import {
  digestOf,
  recordedProcesses,
  recordedRuns,
  type RecordedProcess,
  recordFile,
} from '../../testing/recorded-processes.ts'
import { houseLessons } from '../fuzz/course.ts'
import type { KnobValues, ProgramOfLesson, Setting } from './lesson.ts'

/** Every child process that is told of in the dump, and with each knob at both ends, is run unless it was recorded. */
export async function recordProcesses(): Promise<{ file: string; text: string }> {
  let ran = ''
  const known = recordedProcesses(runHost.processes)
  const processes: Processes = {
    ...known,
    async run(job) {
      ran = await digestOf(job)
      return known.run(job)
    },
  }
  const recorded = new Map<string, RecordedProcess>()
  for (const loaded of await houseLessons()) {
    const runs = new LessonRuns({ ...runHost, processes }, loaded)
    for (const { id } of allPrograms(loaded)) {
      if (programOf(loaded, id).kind !== 'process') continue
      for (const { knobs } of [...settingsOf(loaded), ...knobEnds(loaded)]) {
        const key = recordKey(loaded, id, runs.knobsFor(id, knobs))
        if (recorded.has(key)) continue
        const trace = asKept(await runs.expected(id, knobs))
        recorded.set(key, { ran, trace })
      }
    }
  }
  const lines = [...recorded].map(([key, run]) => `${JSON.stringify(key)}: ${JSON.stringify(run)}`)
  return { file: recordFile, text: `{\n${lines.join(',\n')}\n}\n` }
}

/**
 * What a child wrote names where it stood, which is another folder each time;
 * and each moment is late by a few milliseconds, which nothing is to hang on.
 */
function asKept(trace: Trace): Trace {
  const temporary = /[^\s"(]*\/learn-async-\w+\//g
  const text = JSON.stringify(trace)
    .replaceAll(pathToFileURL(builtLessons).href, '/course')
    .replaceAll(builtLessons, '/course')
    .replaceAll(temporary, '/course/')
  return JSON.parse(text, (key, value: unknown) =>
    key === 'atMs' ? Math.floor((value as number) / 5) * 5 : value,
  ) as Trace
}

/** The lesson that runs belong to: those made here say so, those of a play are of the lesson played. */
const lessonOfRuns = new WeakMap<LessonRuns, LoadedLesson>()
let played: LoadedLesson | null = null

export function runsOfLesson(loaded: LoadedLesson): LessonRuns {
  const runs = new LessonRuns(runHost, loaded)
  lessonOfRuns.set(runs, loaded)
  return runs
}

export function nowPlaying(loaded: LoadedLesson): void {
  played = loaded
}

const { expected: realPython } = LessonRuns.prototype

/** What a child process does for real, or a lab program on the virtual clock. */
export function unrecordedRun(loaded: LoadedLesson, id: string, knobs: KnobValues): Promise<Trace> {
  return realPython.call(new LessonRuns(runHost, loaded), id, knobs)
}

/** From now on every run that is shown is its expected one, as if it had been run for real. */
export async function showExpectedRuns(): Promise<void> {
  const recorded = await recordedRuns()
  LessonRuns.prototype.expected = async function (id, knobs): Promise<Trace> {
    const loaded = lessonOfRuns.get(this) ?? played
    if (loaded === null || programOf(loaded, id).kind !== 'process') {
      return realPython.call(this, id, knobs)
    }
    const key = recordKey(loaded, id, this.knobsFor(id, knobs))
    const run = recorded[key]
    if (run === undefined) throw new Error(`not recorded: ${key}; npm run dump -- --record`)
    return run.trace
  }
  LessonRuns.prototype.real = async function (id, knobs, options): Promise<ShownRun> {
    if (isPython(id)) return this.recorded(id)
    const trace: Trace = { ...(await this.expected(id, knobs)), clock: 'real' }
    for (const event of trace.events) options?.onEvent?.(event)
    const speed = trace.kind === 'lab' ? (options?.speed ?? 1) : 1
    const own = this.knobsFor(id, knobs)
    return { id, knobs: own, speed, seed: 1, trace, rest: 'ran', disturbed: null }
  }
}

function recordKey({ id: lesson }: LoadedLesson, id: string, knobs: KnobValues): string {
  return `${lesson} ${id} ${JSON.stringify(knobs)}`
}

export function settingsOf({ lesson }: LoadedLesson): Setting[] {
  const usual = defaults(lesson.knobs)
  const turned = { ...usual, ...lesson.modify.set } as KnobValues
  return [
    { name: 'defaults', knobs: usual },
    { name: 'turned', knobs: turned },
    ...lesson.otherKnobs.map((set, index) => ({
      name: `other ${index + 1}`,
      knobs: { ...usual, ...set } as KnobValues,
    })),
  ]
}

/** Each knob at both ends of its range, or at each choice, the others at their defaults. */
function knobEnds({ lesson }: LoadedLesson): { knobs: KnobValues }[] {
  const usual = defaults(lesson.knobs)
  return Object.entries(lesson.knobs).flatMap(([name, knob]) =>
    (knob.kind === 'choice' ? knob.values : [knob.min, knob.max]).map((value) => ({
      knobs: { ...usual, [name]: value },
    })),
  )
}

export function allPrograms(loaded: LoadedLesson): { id: string; role: ProgramOfLesson['role'] }[] {
  const { variants, snippets } = loaded.lesson
  return [
    ...variants.map(({ id }) => ({ id, role: 'variant' as const })),
    ...snippets.map(({ id }) => ({ id, role: 'snippet' as const })),
    ...pythonVersionsOf(loaded).map(({ id }) => ({ id, role: 'python' as const })),
  ]
}

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { pythonVersionsOf } from '../../src/course/code.ts'
import { defaults } from '../../src/course/knobs.ts'
import type { LoadedLesson } from '../../src/course/load.ts'
import type { Recording } from '../../src/course/python-recording.ts'
import { LessonRuns } from '../../src/course/runs/lesson-runs.ts'
import { foundPython } from '../../src/runners/python.ts'
import type { TraceEvent } from '../../src/trace/event.ts'
import type { Trace } from '../../src/trace/trace.ts'
import { traitsOf } from '../../src/trace/traits.ts'
import { runHost } from '../../testing/host.ts'
import { houseLessons } from '../fuzz/course.ts'

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url))

/**
 * `npm run record-python [-- lesson …]`: runs the Python programs of each lesson
 * at its defaults and writes lessons/NN-x/python.json, one event a line at
 * most. Needs a Python (LEARN_ASYNC_PYTHON, or python3).
 */
export async function run(wanted: readonly string[]): Promise<number> {
  const { version } = await foundPython(runHost)
  for (const loaded of await houseLessons()) {
    if (wanted.length > 0 && !wanted.includes(loaded.id)) continue
    const programs = [...pythonVersionsOf(loaded), ...loaded.lesson.snippets]
    const ids = programs.filter((program) => traitsOf(program).isRecorded).map(({ id }) => id)
    if (ids.length === 0) continue
    const recording = { python: version, runs: await record(loaded, ids) }
    await writeFile(path.join(lessons, loaded.name, 'python.json'), formatted(recording))
  }
  return 0
}

async function record(loaded: LoadedLesson, ids: readonly string[]): Promise<Recording['runs']> {
  // Against no recording: what is there may be of another program.
  const runs = new LessonRuns(runHost, { ...loaded, recording: null })
  const recorded: Record<string, Recording['runs'][string]> = {}
  for (const id of ids) {
    const { knobs, trace } = await runs.real(id, defaults(loaded.lesson.knobs))
    recorded[id] = { knobs, trace: asKept(trace) }
    console.log(`${loaded.id} ${id}: ${trace.ending.kind} at ${trace.ending.atMs} ms`)
  }
  return recorded
}

/** Where Python's own files lie is no part of the run: neither frames of a traceback nor what debug mode says of a task. */
function asKept(trace: Trace): Trace {
  const own = trace.stderr.filter((line) => !/^\s/.test(line))
  const stderr = own.map((line) => line.replaceAll(/ created at \S+?:\d+/g, ''))
  return { ...trace, events: joined(trace.events), stderr }
}

/**
 * Waits of one request for its socket, end to end, are one wait: a hundred
 * requests would otherwise be most of the package.
 */
function joined(events: readonly TraceEvent[]): TraceEvent[] {
  const left = new Set<number>()
  const last = new Map<string, readonly number[]>()
  events.forEach((event, index) => {
    const { lane, kind } = event
    const before = last.get(lane) ?? []
    const [wait, resumed] = before.map((at) => events[at])
    if (kind === 'waiting' && event.for === 'reply' && resumed?.kind === 'resumed') {
      if (wait?.kind === 'waiting' && wait.for === 'reply' && event.atMs - resumed.atMs < 1) {
        left.add(before[1]!).add(index)
        last.set(lane, [before[0]!])
        return
      }
    }
    if (kind === 'waiting') last.set(lane, [index])
    else if (kind === 'resumed' && before.length === 1) last.set(lane, [before[0]!, index])
    else last.delete(lane)
  })
  return events.filter((_, index) => !left.has(index))
}

/** JSON whose events stand on a line each. */
function formatted({ python, runs }: Recording): string {
  const entries = Object.entries(runs).map(([id, { knobs, trace }]) => {
    const { events, ...rest } = trace
    const lines = events.map((event) => `        ${JSON.stringify(event)}`).join(',\n')
    const members = Object.entries(rest).map(
      ([name, value]) => `      ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
    )
    const list = events.length === 0 ? '[]' : `[\n${lines}\n      ]`
    return `    ${JSON.stringify(id)}: {\n    "knobs": ${JSON.stringify(knobs)},\n    "trace": {\n${members.join(',\n')},\n      "events": ${list}\n    }\n    }`
  })
  return `{\n  "python": ${JSON.stringify(python)},\n  "runs": {\n${entries.join(',\n')}\n  }\n}\n`
}

import type { End, Job, Limits, PracticeEvent } from '../../practice/protocol/protocol.ts'
import { practiceEvent } from '../../practice/protocol/protocol.ts'
import type { Scenario } from '../../practice/protocol/scenario.ts'
import type { ProcessEnd, Processes } from '../processes.ts'

/** A learner's file, and what it is to be run with. */
export interface ExerciseRun {
  /** Its whole path. */
  file: string
  /** The name that it exports (defines). */
  name: string
  scenarios: readonly Scenario[]
  /** Starts the child of its language. */
  child: ExerciseChild
  processes: Processes
  signal?: AbortSignal
}

export interface ExerciseChild {
  command: string
  /**
   * `asks`: it is to find out where the file waits or goes round, however slowly.
   * What guards the machine may be left out then, where both do not go together.
   */
  args(file: string, asks: boolean): readonly string[]
}

/** What a child told, or what it did instead of telling. */
export type RunEnd =
  | End
  /** it wrote on the descriptor of the events what was not told by the child: the file tried to */
  | { how: 'forged' }
  /** it ended without telling so, with this exit code, or killed by this signal */
  | { how: 'missing'; exitCode: number | null; killedBy: string | null }
  /** the clock on the wall ended it: it computed less than it was allowed to */
  | { how: 'busy' }
  | { how: 'asked' }

export interface ExerciseResult {
  /** In the order in which it told them. */
  events: readonly PracticeEvent[]
  end: RunEnd
  /** The line of the learner's file at which it ended, where it can be told. */
  line: number | undefined
  /** What was printed otherwise than by the language's own streams. */
  output: string
}

const limits: Limits = { cpuMs: 2000, memory: 150_000_000, turns: 10_000, output: 100_000 }

/** Wall milliseconds: whoever computes was ended long before, on any machine that has some time for it. */
const deadlineMs = 60_000

/**
 * Runs a learner's file in a child process, and once more where it hangs or has
 * no end, to find out where. Resolves whatever the file does; rejects where the
 * child could not be started.
 */
export async function runExercise(run: ExerciseRun): Promise<ExerciseResult> {
  const result = await runOnce(run, false)
  if ((!isEndless(result) && !isHung(result)) || saysWhere(result)) return result
  const asked = await runOnce(run, true)
  // Another end, as on a machine with less time, tells nothing of this one.
  return isEndless(asked) === isEndless(result) && isHung(asked) === isHung(result) ? asked : result
}

const isEndless = ({ end }: ExerciseResult): boolean => end.how.startsWith('endless')
const isHung = ({ events }: ExerciseResult): boolean =>
  events.some((event) => event.kind === 'over' && event.how !== 'done')
/** Of Python it is known at once. */
const saysWhere = ({ events, end, line }: ExerciseResult): boolean =>
  end.how === 'done'
    ? events.every((event) => event.kind !== 'over' || event.how === 'done' || event.line)
    : line !== undefined

async function runOnce(run: ExerciseRun, asks: boolean): Promise<ExerciseResult> {
  const events: PracticeEvent[] = []
  const output: string[] = []
  let isForged = false
  let told: (PracticeEvent & { kind: 'end' }) | null = null
  const process = await run.processes.run({
    command: run.child.command,
    args: run.child.args(run.file, asks),
    input: (nonce) =>
      JSON.stringify({
        nonce,
        file: run.file,
        name: run.name,
        scenarios: run.scenarios,
        limits,
      } satisfies Job),
    deadlineMs,
    ...(run.signal && { signal: run.signal }),
    onMessage(line) {
      const event = practiceEvent(line)
      // After the end nothing is told, and there is one.
      if (event === null || told !== null) isForged ||= event !== null
      else if (event.kind === 'end') told = event
      else events.push(event)
    },
    onForeign: () => (isForged = true),
    onLine: (line) => void output.push(line),
  })
  const end = endOf(told, isForged, process)
  return {
    events,
    end,
    line: told?.['line'] ?? lineAt(run.file, process),
    output: [...output, process.stderr].join('\n').trim(),
  }
}

function endOf(
  told: (PracticeEvent & { kind: 'end' }) | null,
  isForged: boolean,
  { endedBy, exitCode, signal, stderr }: ProcessEnd,
): RunEnd {
  if (endedBy === 'asked') return { how: 'asked' }
  if (isForged) return { how: 'forged' }
  // The child ends by itself when it has told so; the file may have told it, and then ended the process.
  if (told !== null) return told.how === 'done' && exitCode !== 0 ? { how: 'forged' } : told
  if (endedBy === 'too much output') return { how: 'output' }
  if (endedBy === 'deadline') return { how: 'busy' }
  if (signal === outOfTime) return { how: 'endless-loop' }
  if (/heap out of memory|^MemoryError/m.test(stderr)) return { how: 'memory' }
  return { how: 'missing', exitCode, killedBy: signal }
}

/** What the system ends a Python with that never comes back from C; where, Python then writes on stderr. */
const outOfTime = 'SIGXCPU'

function lineAt(file: string, { signal, stderr }: ProcessEnd): number | undefined {
  if (signal !== outOfTime) return undefined
  const [, line] = stderr.split(`File "${file}", line `)
  return line === undefined ? undefined : Number.parseInt(line, 10)
}

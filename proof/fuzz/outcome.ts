import { main } from '../../src/main.ts'
import { type TestSystem, testSystem } from '../../testing/system.ts'

/** What a case came to. */
export interface Outcome {
  /** Null where it was still under way after a long while. */
  exitCode: number | null
  stdout: string
  stderr: string
}

/** Many times what the slowest case takes. */
const longestMs = 60_000

/** Runs the program in this process, on a machine in memory. */
export async function inProcess(
  args: readonly string[],
  options: NonNullable<Parameters<typeof testSystem>[0]>,
  prepare: (machine: TestSystem) => void = () => {},
): Promise<Outcome> {
  const machine = testSystem({ terminal: false, ...options })
  prepare(machine)
  let late: NodeJS.Timeout | undefined
  const never = new Promise<null>((resolve) => {
    late = setTimeout(() => resolve(null), longestMs)
  })
  const exitCode = await Promise.race([main(args, machine.system), never])
  clearTimeout(late)
  if (exitCode === null) machine.end('SIGTERM')
  return { exitCode, stdout: machine.screen.bytes, stderr: machine.errors.bytes }
}

const stack = /^\s+at .+:\d+:\d+\)?$/m
/** All but the newline, and the tab, which parts what a shell is answered. */
const steering = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/
/** What JavaScript says of a fault of ours, and no learner can make anything of. */
const ours =
  /Cannot (?:read|set|destructure|convert)|is not (?:a function|iterable|a constructor|defined)|Invalid array length|call stack|of (?:undefined|null)\b|(?<!["'=])(?:\bNaN\b|\[object )/
/** Lines on stderr that are no error. */
const notes = /^(?:Every request of this demo goes to |Working: |Still working: |Done: )/
/** What the journal has to tell, once each. */
const warnings = /^learn-async: (?:progress is not saved|(?:a|\d+) damaged lines?) /

/** What an outcome should not be, in a few words each. Nothing is right. */
export function faultsOf({ exitCode, stdout, stderr }: Outcome): string[] {
  const lines = stderr.split('\n').filter((line) => line !== '' && !notes.test(line))
  const errors = lines.filter((line) => !warnings.test(line))
  const faults: [boolean, string][] = [
    [exitCode === null, 'it hangs'],
    [exitCode !== null && ![0, 1, 2].includes(exitCode), `exit code ${exitCode}`],
    [stack.test(stdout + stderr), 'a stack trace'],
    [steering.test(stdout), `a control character on stdout: ${near(stdout, steering)}`],
    [steering.test(stderr), `a control character on stderr: ${near(stderr, steering)}`],
    [errors.length > 1, `${errors.length} lines on stderr: ${errors.join(' / ')}`],
    [errors.some((line) => !line.startsWith('learn-async: ')), `on stderr: ${errors[0]}`],
    [exitCode === 2 && errors.length === 0, 'exit code 2 without a word'],
    [ours.test(stderr), `on stderr: ${near(stderr, ours)}`],
  ]
  return faults.flatMap(([holds, fault]) => (holds ? [fault] : []))
}

function near(text: string, pattern: RegExp): string {
  const at = text.search(pattern)
  return JSON.stringify(text.slice(Math.max(0, at - 60), at + 60))
}

import type { System } from './system/system.ts'
import { printable, printableLine } from './text/printable.ts'
import { thrownLine } from './text/refusal.ts'
import { inWords, stackOf } from './text/thrown.ts'
import { withShort } from './text/typed/quoted.ts'

/** The exit code of each error by its name; any other error is a failure, 1. */
const exitCodes: Record<string, number> = {
  WrongUse: 2,
  KnobError: 2,
  UnknownLesson: 2,
  AnswersError: 2,
  NoCourse: 2,
  Left: 0,
  OutputClosed: 0,
  HungUp: 129,
  Interrupted: 130,
  Quit: 131,
  Terminated: 143,
}

/** Ends that are nobody's fault and need no word, or of which all was said. */
const quiet = new Set(['Left', 'OutputClosed', 'JournalFailed'])

/** Ends in the middle of something, which say what became of it. */
const early = new Set(['HungUp', 'Interrupted', 'Quit', 'Terminated', 'InputEnded'])

/** What is said beside an error. */
export interface Ending {
  /** Why what the learner did is not saved; null where it is. */
  lost: string | null
  /** What to type to go on. */
  next: string
}

/** Turns whatever was thrown into at most one line on stderr and an exit code. */
export function exitFor(
  error: unknown,
  system: System,
  { lost = null, next = 'learn-async' }: Partial<Ending> = {},
): number {
  const { name, message } = inWords(error, (text) => withShort(text, system.argv))
  const commander = commanderExitCode(error)
  if (commander !== null) {
    // Help and version were already written; of help commander takes the code that a process begins with.
    if (commander === 0 || isHelp(error)) return 0
    write(system, message.replace(/^error: /, '').replace('\n(Did', ' (Did'))
    return 2
  }
  // Of our own errors each is one line, but for what was typed; of others the first line says most.
  const isOurs = Object.hasOwn(exitCodes, name)
  const line = isOurs ? message : thrownLine(error)
  const kept = lost === null ? 'what you did is saved' : `what you did is not saved: ${lost}`
  // Whoever leaves in the middle of a command is told how to go on, as everywhere.
  if (name === 'Left') system.streams.stdout.write(`Next: ${next}\n`)
  if (!quiet.has(name)) write(system, early.has(name) ? `${line}; ${kept}` : line)
  if (system.streams.env.LEARN_ASYNC_DEBUG === '1') {
    system.streams.stderr.write(`${printable(stackOf(error))}\n`)
  }
  return isOurs ? exitCodes[name]! : 1
}

/** The exit code that commander ends with; null of what is none of its errors. */
function commanderExitCode(error: unknown): number | null {
  try {
    const { code, exitCode } = error as { code?: unknown; exitCode?: unknown }
    const isIts = typeof code === 'string' && code.startsWith('commander.')
    return isIts ? Number(exitCode) : null
  } catch {
    return null
  }
}

function isHelp(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'commander.help'
}

function write(system: System, line: string): void {
  system.streams.stderr.write(`learn-async: ${printableLine(withShort(line, system.argv))}\n`)
}

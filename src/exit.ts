import type { System } from './system/system.ts'
import { Left } from './terminal/left.ts'
import { exitErrorOf } from './text/exit-error.ts'
import { printableLines, printable } from './text/printable.ts'
import { thrownLine } from './text/refusal.ts'
import { inWords, stackOf } from './text/thrown.ts'
import { withShort } from './text/typed/quoted.ts'

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
  const { message } = inWords(error, (text) => withShort(text, system.argv))
  const commander = commanderExitCode(error)
  if (commander !== null) {
    // Help and version were already written; of help commander takes the code that a process begins with.
    if (commander === 0 || isHelp(error)) return 0
    write(system, message.replace(/^error: /, '').replace('\n(Did', ' (Did'))
    return 2
  }
  const own = exitErrorOf(error)
  // Of our own errors each is one line; of others the first that says anything.
  const line = own === null ? thrownLine(error) : message
  const kept = lost === null ? 'what you did is saved' : `what you did is not saved: ${lost}`
  // Whoever leaves in the middle of a command is told how to go on, as everywhere.
  if (own instanceof Left) system.streams.stdout.write(`Next: ${next}\n`)
  if (own?.telling !== 'quiet') write(system, own?.telling === 'early' ? `${line}; ${kept}` : line)
  if (system.streams.env.LEARN_ASYNC_DEBUG === '1') {
    system.streams.stderr.write(`${printableLines(stackOf(error))}\n`)
  }
  return own?.exitCode ?? 1
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
  system.streams.stderr.write(`learn-async: ${printable(withShort(line, system.argv))}\n`)
}

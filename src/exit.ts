import type { System } from './system.ts'
import { printable, printableLine } from './terminal/printable.ts'
import { withShort } from './typed/quoted.ts'

/** The exit code of each error by its name; any other error is a failure, 1. */
const exitCodes: Record<string, number> = {
  WrongUse: 2,
  KnobError: 2,
  UnknownLesson: 2,
  AnswersError: 2,
  Left: 0,
  OutputClosed: 0,
  Interrupted: 130,
  Terminated: 143,
}

/** Ends that are nobody's fault and need no word. */
const quiet = new Set(['Left', 'OutputClosed'])

/** Turns whatever was thrown into at most one line on stderr and an exit code. */
export function exitFor(error: unknown, system: System): number {
  const write = (line: string): void =>
    void system.streams.stderr.write(
      `learn-async: ${printableLine(withShort(line, system.argv))}\n`,
    )
  if (isCommander(error)) {
    // Help and version were already written; of help commander takes the code that a process begins with.
    if (error.exitCode === 0 || error.code === 'commander.help') return 0
    write(error.message.replace(/^error: /, '').replace('\n(Did', ' (Did'))
    return 2
  }
  const { name, message } = inWords(error)
  // Of our own errors each is one line, but for what was typed; of others the first line says most.
  const isOurs = Object.hasOwn(exitCodes, name)
  const line = isOurs ? message : message.split('\n', 1)[0] || name
  // Whoever leaves in the middle of a command is told how to go on, as everywhere.
  if (name === 'Left') system.streams.stdout.write('Next: learn-async\n')
  if (!quiet.has(name)) write(line)
  if (system.streams.env.LEARN_ASYNC_DEBUG === '1' && error instanceof Error) {
    system.streams.stderr.write(`${printable(error.stack ?? '')}\n`)
  }
  return isOurs ? exitCodes[name]! : 1
}

function inWords(error: unknown): { name: string; message: string } {
  try {
    if (error instanceof Error) return { name: String(error.name), message: String(error.message) }
    return { name: 'Error', message: String(error) }
  } catch {
    // A lesson may throw what cannot even be made a text of.
    return { name: 'Error', message: Object.prototype.toString.call(error) }
  }
}

function isCommander(error: unknown): error is { code: string; exitCode: number; message: string } {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && code.startsWith('commander.')
}

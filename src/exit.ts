import type { System } from './system.ts'

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
  if (isCommander(error)) {
    // Help and version were already written.
    if (error.exitCode === 0) return 0
    write(system, error.message.replace(/^error: /, '').replace(/\n/g, ' '))
    return 2
  }
  const { name, message } =
    error instanceof Error ? error : { name: 'Error', message: String(error) }
  // Whoever leaves in the middle of a command is told how to go on, as everywhere.
  if (name === 'Left') system.streams.stdout.write('Next: learn-async\n')
  if (!quiet.has(name)) write(system, message.split('\n', 1)[0]!)
  if (system.streams.env.LEARN_ASYNC_DEBUG === '1' && error instanceof Error) {
    system.streams.stderr.write(`${error.stack}\n`)
  }
  return exitCodes[name] ?? 1
}

function isCommander(error: unknown): error is { code: string; exitCode: number; message: string } {
  return (error as { code?: unknown } | null)?.code?.toString().startsWith('commander.') ?? false
}

function write(system: System, line: string): void {
  system.streams.stderr.write(`learn-async: ${line}\n`)
}

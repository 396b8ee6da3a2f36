/**
 * The line from which `called` was called, read from a stack: lesson files run
 * with their types blanked in place, so it is the line on the screen too.
 * Null where the stack does not tell.
 */
export function callerLine(called: (...args: never[]) => unknown): number | null {
  const holder: { stack?: string } = {}
  Error.captureStackTrace(holder, called)
  const frame = holder.stack?.split('\n')[1]
  const line = frame && /:(\d+):\d+\)?$/.exec(frame)?.[1]
  return line ? Number(line) : null
}

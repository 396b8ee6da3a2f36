import { writeSync } from 'node:fs'
import { plainError } from './plain-error.ts'
import { printedLine } from './stacks.ts'
import type { Log } from './log.ts'
import type { Thread } from './thread.ts'
import type { Timers } from './timers.ts'

/** Tells how the program ends. No handler of signals is ever set: one would keep an endless loop from dying. */
export function tellEnd(log: Log, timers: Timers, thread: Thread): void {
  let ranDry = false
  let isOver = false
  process.on('beforeExit', () => {
    ranDry = true
    // Whatever begins now shows that it was not the end.
    setImmediate(() => (ranDry = false)).unref()
  })
  process.on('uncaughtExceptionMonitor', (error: unknown, origin: string) => {
    const plain = error instanceof Error ? plainError(error) : { name: '', message: textOf(error) }
    printLine(error)
    log.tell({ told: 'error', ...plain, stack: stackOf(error), origin, lastHandlerOnly: false })
  })
  process.on('exit', (code) => {
    if (isOver) return
    isOver = true
    const atUs = log.nowUs()
    timers.tell()
    thread.end()
    log.tell({ told: 'end', atUs, code, ranDry })
    log.close()
  })
}

/** Where Node is about to end the program, it prints the line of the error, if that has nothing of ours; else we do. */
function printLine(error: unknown): void {
  if (process.listenerCount('uncaughtException') > 0) return
  if (process.hasUncaughtExceptionCaptureCallback()) return
  if (typeof error !== 'object' || error === null) return
  stackOf(error)
  const line = printedLine(error)
  if (line === null) return
  try {
    writeSync(2, line)
  } catch {
    // Nobody reads it.
  }
}

/** Node is about to print it too. */
function stackOf(error: unknown): string {
  try {
    return String((error as Error).stack).slice(0, 4000)
  } catch {
    return ''
  }
}

function textOf(thrown: unknown): string {
  const isPlain = typeof thrown === 'string' || typeof thrown === 'number'
  return isPlain ? String(thrown) : ''
}

import type { Log } from './log.ts'
import { plainError } from './activations.ts'
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

/** Node is about to print it too. */
function stackOf(error: unknown): string {
  try {
    return String((error as Error).stack).slice(0, 4000)
  } catch {
    return ''
  }
}

function textOf(thrown: unknown): string {
  return typeof thrown === 'object' || typeof thrown === 'function' ? '' : String(thrown)
}

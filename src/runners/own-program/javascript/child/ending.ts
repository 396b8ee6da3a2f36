import { writeSync } from 'node:fs'
import { printedLine } from './stacks.ts'
import type { Log } from './log.ts'
import type { Thread } from './thread.ts'
import type { Thrown } from './thrown.ts'
import type { Timers } from './timers.ts'

const exit = process.exit.bind(process)
const { nextTick } = process
/** Node's exit code where a top level was never done. */
const unsettled = 13

/** Tells how the program ends. No handler of signals is ever set: one would keep an endless loop from dying. */
export function tellEnd({
  log,
  timers,
  thread,
  thrown,
  stalled,
}: {
  log: Log
  timers: Timers
  thread: Thread
  thrown: Thrown
  /** What Node is about to warn of; null where it is not. */
  stalled: () => string | null
}): void {
  let ranDry = false
  let isOver = false
  /** Where Node would warn now, and end. */
  const warn = (): void => {
    const warning = process.exitCode === undefined ? stalled() : null
    if (warning === null) return
    print(warning)
    exit(unsettled)
  }
  const ranOut = (): void => {
    ranDry = true
    // Whatever begins now shows that it was not the end.
    setImmediate(() => (ranDry = false)).unref()
    const [first, ...others] = process.listeners('beforeExit')
    if (others.length === 0) return warn()
    // What listeners of before ours began would be taken for what was there.
    if (first !== ranOut) return
    const before = openThings()
    afterThisTurn(() => {
      if (openThings() === before) warn()
    })
  }
  process.on('beforeExit', ranOut)
  process.on('uncaughtExceptionMonitor', (error: unknown, origin: string) => {
    const { at, ...told } = thrown.told(error, origin)
    if (at !== null && origin === 'uncaughtException') printLine(at, true)
    else printLine(error, false)
    log.tell({ told: 'error', ...told, origin, lastHandlerOnly: isHandledLast() })
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

/** What keeps the process alive. */
const openThings = (): string => process.getActiveResourcesInfo().toSorted().join()

/** More than whoever settles a promise in a listener goes on for. */
const rounds = 50

/** When all ticks and jobs are done that other listeners of this event began, and what these began. */
function afterThisTurn(then: () => void, left = rounds): void {
  if (left === 0) return then()
  // A tick that is asked for in a job comes when no job is left.
  nextTick(() => queueMicrotask(() => afterThisTurn(then, left - 1)))
}

/** Where Node is about to end the program, it prints the line of the error, if that has nothing of ours; else we do. */
function printLine(error: unknown, isPlace: boolean): void {
  if (isHandledLast()) return
  if (typeof error !== 'object' || error === null) return
  const line = printedLine(error, isPlace)
  if (line !== null) print(line)
}

function print(text: string): void {
  try {
    writeSync(2, text)
  } catch {
    // Nobody reads it.
  }
}

/** The program goes on: its last handler is told. */
function isHandledLast(): boolean {
  return (
    process.listenerCount('uncaughtException') > 0 || process.hasUncaughtExceptionCaptureCallback()
  )
}

import { listenForKeys } from './keys.ts'
import { printable } from '../text/printable.ts'
import { withSize } from './size.ts'
import type { Timers } from './streams.ts'

/** Where a wait for one thing is shown. */
export interface WaitingParts {
  stream: NodeJS.WriteStream
  timers: Timers
  /** A spinner, or plain lines where nothing may be repainted. */
  spins: boolean
  /** Whether keys are read raw meanwhile; where whole lines are read they are not. */
  listens: boolean
  stdin: NodeJS.ReadStream
  /** As in Streams. */
  watchHeld?: (() => () => void) | undefined
  /** What Ctrl-C does while keys are read one by one. */
  interrupt: () => void
  /** Registers what gives the terminal back when the program is ended; returns what takes it back. */
  onRestore: (restore: () => void) => () => void
}

const reminderMs = 30_000

/** Shows that one thing is waited for until `work` is done. */
export function showWaiting<Result>(
  parts: WaitingParts,
  awaited: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const what = printable(awaited)
  return listening(parts, () =>
    parts.spins ? spinning(parts, what, work) : telling(parts, what, work),
  )
}

/** A key that is typed meanwhile is no answer to what is asked next; Ctrl-C is heard. */
async function listening<Result>(
  parts: WaitingParts,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!parts.listens) return work()
  const keysOff = listenForKeys(parts, (key) => {
    if (key === 'ctrl-c') parts.interrupt()
  })
  const forget = parts.onRestore(keysOff)
  try {
    return await work()
  } finally {
    keysOff()
    forget()
  }
}

async function spinning<Result>(
  { stream, onRestore }: WaitingParts,
  what: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const { default: ora } = await import('ora')
  // ora would swallow Ctrl-C; the keys are ours. It would also guess about
  // colour and signs: a line that turns needs neither.
  const spinner = ora({
    text: what,
    stream: withSize(stream),
    discardStdin: false,
    color: false,
    spinner: 'line',
    isEnabled: true,
  }).start()
  const giveBack = (): void => void spinner.stop()
  const forget = onRestore(giveBack)
  try {
    return await work()
  } finally {
    giveBack()
    forget()
  }
}

async function telling<Result>(
  { stream, timers }: WaitingParts,
  what: string,
  work: () => Promise<Result>,
): Promise<Result> {
  stream.write(`Working: ${what}\n`)
  let reminder: unknown
  const remind = (): void => {
    reminder = timers.setTimeout(() => {
      stream.write(`Still working: ${what}\n`)
      remind()
    }, reminderMs)
  }
  remind()
  try {
    const result = await work()
    stream.write(`Done: ${what}\n`)
    return result
  } finally {
    timers.clearTimeout(reminder)
  }
}

import type { Timers } from './streams.ts'

/** Where a wait for one thing is shown. */
export interface WaitingParts {
  stream: NodeJS.WriteStream
  timers: Timers
  /** A spinner, or plain lines where nothing may be repainted. */
  spins: boolean
}

const reminderMs = 30_000

/** Shows that one thing is waited for until `work` is done. */
export async function showWaiting<Result>(
  { stream, timers, spins }: WaitingParts,
  what: string,
  work: () => Promise<Result>,
): Promise<Result> {
  if (spins) {
    const { default: ora } = await import('ora')
    // ora would switch raw mode and swallow Ctrl-C; the keys are ours. It would
    // also guess about colour and signs: a line that turns needs neither.
    const spinner = ora({
      text: what,
      stream,
      discardStdin: false,
      color: false,
      spinner: 'line',
      isEnabled: true,
    }).start()
    try {
      return await work()
    } finally {
      spinner.stop()
    }
  }
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

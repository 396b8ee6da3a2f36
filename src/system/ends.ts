const signals = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const

/** Why the program is to end, from outside. */
export type EndCause = keyof typeof signals | 'output closed' | 'output failed' | 'crashed'

/** `error` is what the output failed with, or what nothing caught. */
export type EndListener = (cause: EndCause, error?: unknown) => void

const listeners: EndListener[] = []
const over = new AbortController()
/** Aborts when this process ends, however it does. */
export const ending = over.signal

/** Runs that take what their demo leaves rejected for a part of what it did. */
let watching = 0

const tell: EndListener = (cause, error) => {
  for (const listener of listeners) listener(cause, error)
}

/**
 * Calls back when the program is to end; a second signal ends it at once. After
 * an error that nothing caught the listeners are called, then it ends at once.
 * `afterSignal` is called when they have heard of a signal.
 */
export function onEnd(listener: EndListener, afterSignal: () => void = () => {}): void {
  if (listeners.push(listener) > 1) return
  process.once('exit', () => over.abort())
  let heard = 0
  for (const [signal, exitCode] of Object.entries(signals)) {
    process.on(signal, () => {
      tell(signal as EndCause)
      afterSignal()
      if (++heard > 1) endNow(exitCode)
    })
  }
  // Nothing is known of what state it left behind, but the terminal is given back.
  const crash = (error: unknown): void => {
    tell('crashed', error)
    endNow(1)
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', (error) => {
    if (watching === 0) crash(error)
  })
}

/** Listens to what this stream cannot write. */
export function watchOutput(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) =>
    tell(error.code === 'EPIPE' ? 'output closed' : 'output failed', error),
  )
}

export function watchUnhandled(listener: (error: unknown) => void): () => void {
  watching++
  process.on('unhandledRejection', listener)
  return () => {
    watching--
    process.removeListener('unhandledRejection', listener)
  }
}

const patienceMs = 500

/**
 * Ends with this exit code: at once, where a signal asked for it. Otherwise what
 * a lesson may have left open keeps the process for a while: a timer, a socket.
 * Ctrl-C then ends it as any other.
 */
export function leave(exitCode: number): void {
  process.exitCode = exitCode
  if (exitCode > 128) return endNow(exitCode)
  for (const signal of Object.keys(signals)) process.removeAllListeners(signal)
  setTimeout(() => process.exit(), patienceMs).unref()
}

function endNow(exitCode: number): void {
  // process.exit waits for threads, and such a one may be held for minutes.
  const isHeld = process.getActiveResourcesInfo().some((one) => /^(?:FSReq|GetAddrInfo)/.test(one))
  const signal = Object.entries(signals).find(([, code]) => code === exitCode)?.[0]
  if (isHeld && signal !== undefined) {
    over.abort()
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  }
  process.exit(exitCode)
}

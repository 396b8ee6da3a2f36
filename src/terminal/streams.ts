/** The terminal as this room needs it, implemented by `src/system/system.ts`. */
export interface Streams {
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  /** Resolves when what the terminal holds now has come in, early in a turn of the event loop. */
  afterReading: () => Promise<void>
  /** Hears Ctrl-C even while the thread is held, with the terminal raw; returns what ends it. */
  watchHeld?: () => () => void
  env: Readonly<Record<string, string | undefined>>
  platform: string
}

/** Timers as this room needs them, in wall milliseconds. */
export interface Timers {
  now(): number
  setTimeout(callback: () => void, ms: number): unknown
  clearTimeout(handle: unknown): void
}

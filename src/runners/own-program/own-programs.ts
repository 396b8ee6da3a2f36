import type { LogFiles, Start, WatchedEnd } from './capture.ts'

/** The machine, as `trace` needs it: implemented by `src/system/own-programs.ts`. */
export interface OwnPrograms {
  /** Node itself, the built preload, and the folder of Python's modules. */
  node: string
  preload: string
  pythonFolder: string
  /** Whether Node runs TypeScript by itself. */
  runsTypeScript: boolean
  workingDirectory: string
  environment: Readonly<Record<string, string | undefined>>
  files: LogFiles
  /** Makes an empty folder for a log; `remove` deletes it. */
  logFolder(): Promise<{ path: string; remove: () => Promise<void> }>
  /**
   * Runs a program in our place: it has our streams and our terminal, and of
   * signals to us it hears. Resolves when it has ended; rejects where it cannot be
   * started.
   */
  run(start: Start): Promise<WatchedEnd>
  /** Ends this process of a signal, as another did; resolves where that does not end it. */
  dieOf(signal: string): Promise<void>
}

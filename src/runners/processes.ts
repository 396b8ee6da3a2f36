/** Why a child process ended. */
export type EndedBy = 'itself' | 'deadline' | 'asked' | 'too much output'

/** How a child process ended. */
export interface ProcessEnd {
  /** Null where a signal ended it. */
  exitCode: number | null
  /** As `SIGTERM`; null where it ended by itself. */
  signal: string | null
  /** When it ended, by the machine's clock. */
  clockMs: number
  stderr: string
  endedBy: EndedBy
}

/**
 * What a child gives while it runs, as it comes, each with the moment at which it
 * came, by the machine's clock in milliseconds. A line of stdout is given after
 * all messages that were sent before it was written.
 */
export interface ChildOutput {
  /** A line that the child's watcher wrote on descriptor 3; of a child that was killed the last may be half a line. */
  onMessage: (line: string, clockMs: number) => void
  /** A line of its stdout, whoever wrote it; the last may have had no newline. */
  onLine: (line: string, clockMs: number) => void
  /** A line on descriptor 3 that its watcher did not write. */
  onForeign?: () => void
}

export interface ChildLimits {
  /** Wall milliseconds; then it is killed and `endedBy` is `deadline`. */
  deadlineMs: number
  signal?: AbortSignal
}

/** The Python that they run in, or what was looked for in vain. */
export type FoundPython =
  /** `version` as `3.11.7`. */
  | { kind: 'found'; command: string; version: string }
  /** `version` is that of a Python that is too old; null where there is none. */
  | { kind: 'missing'; command: string; version: string | null }

/** Child processes as the lab needs them, handed in by `src/system/system.ts`. */
export interface Processes {
  /**
   * Runs `node <flags> --require <preload> <file> <args>` with stdin closed and a small
   * environment of its own, in a process group that is killed whole at the
   * deadline, on abort, and when it has ended. Resolves then, whoever still
   * holds its stdout; never rejects for what the child does.
   */
  runNode(
    job: {
      file: string
      preload: string
      flags: readonly string[]
      args: readonly string[]
    } & ChildLimits &
      ChildOutput,
  ): Promise<ProcessEnd>
  /** Looks for a Python of 3.11 or newer, once. Never rejects. */
  findPython(): Promise<FoundPython>
  /**
   * Runs `<command> <args>` in `folder`, as runNode runs Node; `variables` come
   * to its environment.
   */
  runPython(
    job: {
      command: string
      args: readonly string[]
      folder: string
      variables: Readonly<Record<string, string>>
    } & ChildLimits &
      ChildOutput,
  ): Promise<ProcessEnd>
  /**
   * Runs `<command> <args>` with nothing in its environment and `input` on its
   * stdin, which then ends. `input` is handed the token that stands before each
   * of its messages.
   */
  runExercise(
    job: {
      command: string
      args: readonly string[]
      input: (token: string) => string
    } & ChildLimits &
      ChildOutput,
  ): Promise<ProcessEnd>
  /**
   * Writes `text` as a file of that name into a new private temporary folder,
   * where a `.js` is an ES module; `remove` deletes the folder.
   */
  temporaryFile(name: string, text: string): Promise<{ path: string; remove: () => Promise<void> }>
}

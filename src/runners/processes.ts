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

/** What is to run in a child process. */
export interface ChildProgram {
  /** The program; `node` is the Node that we run in. */
  command: string
  args: readonly string[]
  /** Ours unless given. */
  folder?: string
  /** Beside the few that every child gets. */
  variables?: Readonly<Record<string, string>>
}

export interface ChildJob extends ChildProgram, ChildOutput {
  /** Wall milliseconds; then it is killed and `endedBy` is `deadline`. */
  deadlineMs: number
  signal?: AbortSignal | undefined
  /**
   * What it reads on stdin, which then ends, made of the token that stands before
   * each of its messages; its environment is then empty.
   */
  input?: (token: string) => string
}

/** The Python that they run in, or what was looked for in vain. */
export type FoundPython =
  /** `version` as `3.11.7`. */
  | { kind: 'found'; command: string; version: string }
  /** `version` is that of a Python that is too old; null where there is none. */
  | { kind: 'missing'; command: string; version: string | null }

/** Child processes as the runners need them, handed in by `src/system/system.ts`. */
export interface Processes {
  /**
   * Runs a program with stdin closed and a small environment of its own, in a
   * process group that is killed whole at the deadline, on abort, and when it
   * has ended. Resolves then, whoever still holds its stdout; rejects where it
   * cannot be started, never for what it does.
   */
  run(job: ChildJob): Promise<ProcessEnd>
  /** Looks for a Python of 3.11 or newer, once. Never rejects. */
  findPython(): Promise<FoundPython>
  /**
   * Writes `text` as a file of that name into a new private temporary folder,
   * where a `.js` is an ES module; `remove` deletes the folder.
   */
  temporaryFile(name: string, text: string): Promise<{ path: string; remove: () => Promise<void> }>
}

/** Hands on the path of a text as a file of that name, which is there as long as it is used. */
export async function withTemporaryFile<Result>(
  processes: Processes,
  name: string,
  text: string,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  const file = await processes.temporaryFile(name.replace(/^.*[\\/]/, ''), text)
  try {
    return await use(file.path)
  } finally {
    await file.remove()
  }
}

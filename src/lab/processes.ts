/** Child processes as the lab needs them, handed in by `src/system.ts`. */
export interface Processes {
  /**
   * Runs `node --import <preload> <file> <args>` with stdin closed and an
   * environment without NODE_OPTIONS, FORCE_COLOR and the like, in a process
   * group of its own, which is killed whole at the deadline or on abort.
   * Resolves when it ended; never rejects for what the child does.
   */
  runNode(job: {
    file: string
    preload: string
    args: readonly string[]
    /** Wall milliseconds; then it is killed and `endedBy` is `deadline`. */
    deadlineMs: number
    signal?: AbortSignal
    /** Each whole line that the preload wrote on descriptor 3, as it comes. */
    onStamp: (line: string) => void
  }): Promise<{
    exitCode: number | null
    stderr: string
    endedBy: 'itself' | 'deadline' | 'asked'
  }>
  /** Writes `text` into a new file of that name in a new private temporary folder; `remove` deletes the folder. */
  temporaryFile(name: string, text: string): Promise<{ path: string; remove: () => Promise<void> }>
}

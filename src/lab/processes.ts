/** Child processes as the lab needs them, handed in by `src/system.ts`. */
export interface Processes {
  /**
   * Runs `node <flags> --require <preload> <file> <args>` with stdin closed and a small
   * environment of its own, in a process group that is killed whole at the
   * deadline or on abort. Resolves when it ended; never rejects for what the
   * child does.
   */
  runNode(job: {
    file: string
    preload: string
    flags: readonly string[]
    args: readonly string[]
    /** Wall milliseconds; then it is killed and `endedBy` is `deadline`. */
    deadlineMs: number
    signal?: AbortSignal
    /** Each whole line that the preload wrote on descriptor 3, as it comes. */
    onStamp: (line: string) => void
  }): Promise<{
    exitCode: number | null
    stderr: string
    endedBy: 'itself' | 'deadline' | 'asked' | 'too much output'
  }>
  /**
   * Writes `text` as a file of that name into a new private temporary folder,
   * where a `.js` is an ES module; `remove` deletes the folder.
   */
  temporaryFile(name: string, text: string): Promise<{ path: string; remove: () => Promise<void> }>
}

import type { Trace } from '../trace/trace.ts'
import { runChild } from './child.ts'
import type { RunHost } from './host.ts'
import { withTemporaryFile } from './processes.ts'
import type { Job, Runner } from './runner.ts'

/** A plain Node file. */
export interface NodeProgram {
  /** The file on disk. */
  path: string
  /** Its text where that differs from the file's: it then runs from a temporary folder. */
  text: string | null
  /** Options of Node itself. */
  flags: readonly string[]
  args: readonly string[]
}

/** Node ends with 13 for a top-level await that nothing can settle any more. */
const runtime = {
  kind: 'process',
  countsFrom: 'its first line',
  hungExitCode: 13,
  isWatchedToItsEnd: true,
} as const

/**
 * Runs a Node file in a child process. Time zero is the first line it writes,
 * since loading the file is no part of the lesson; so it should write one early.
 */
export class NodeRunner implements Runner<NodeProgram> {
  #host: Pick<RunHost, 'processes' | 'preload'>

  constructor(host: Pick<RunHost, 'processes' | 'preload'>) {
    this.#host = host
  }

  async run({ program, ...job }: Job<NodeProgram>): Promise<Trace> {
    const { processes, preload } = this.#host
    const { path, text, flags, args } = program
    const run = (file: string): Promise<Trace> => {
      const all = [...flags, '--require', preload, file, ...args]
      return runChild(processes, { command: 'node', args: all }, job, runtime)
    }
    return text === null ? run(path) : withTemporaryFile(processes, path, text, run)
  }
}

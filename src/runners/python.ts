import { RealClock } from '../lab/clock/real-clock.ts'
import { startDelayServer } from '../lab/network/delay-server.ts'
import type { Trace } from '../trace/trace.ts'
import { runChild } from './child.ts'
import type { RunHost } from './host.ts'
import type { FoundPython } from './processes.ts'
import type { Job, Runner } from './runner.ts'

/** A Python file: any asyncio program. */
export interface PythonProgram {
  /** The folder that it runs in. */
  folder: string
  /** The file, from that folder. */
  file: string
  args: readonly string[]
}

type Missing = FoundPython & { kind: 'missing' }

/** What was looked for in vain, said of what needs it. */
export function needsPython(what: string, { command, version }: Missing): string {
  const found = version === null ? 'there is none' : `it is Python ${version}`
  return `${what} needs Python 3.11 or newer: looked for ${command}, and ${found}; LEARN_ASYNC_PYTHON can name another`
}

/** There is no Python to run Python versions in, or `what`; one line that says what was looked for. */
export class NoPython extends Error {
  override name = 'NoPython'
  constructor(missing: Missing, what = 'the Python version') {
    super(needsPython(what, missing))
  }
}

type Found = FoundPython & { kind: 'found' }

/** The Python that is there, for a Python version, or for `what`. Throws NoPython. */
export async function foundPython(
  { processes }: Pick<RunHost, 'processes'>,
  what?: string,
): Promise<Found> {
  const found = await processes.findPython()
  if (found.kind === 'missing') throw new NoPython(found, what)
  return found
}

/** Until its loop runs, a Python needs a moment that is no part of the run. */
const startMs = 5000

const runtime = {
  kind: 'python',
  countsFrom: 'its own zero',
  hungExitCode: null,
  isWatchedToItsEnd: false,
  // What Python adds to the warning of a coroutine that was never awaited.
  noise: /^RuntimeWarning: Enable tracemalloc/,
} as const

/**
 * Runs a Python program, unchanged, in a child process; where it fetches, the
 * address of the delay server is in its environment, as DELAY_SERVER. Throws
 * NoPython where there is none.
 */
export class PythonRunner implements Runner<PythonProgram> {
  #host: RunHost

  constructor(host: RunHost) {
    this.#host = host
  }

  async run({ program, speed = 1, network, ...job }: Job<PythonProgram>): Promise<Trace> {
    const { processes, pythonRunner, realTime } = this.#host
    const { command } = await foundPython(this.#host)
    const { folder, file, args } = program
    const server = network ? await startDelayServer(new RealClock(realTime, speed)) : null
    const variables = {
      PYTHONIOENCODING: 'utf-8',
      ...(server !== null && { DELAY_SERVER: server.origin }),
    }
    // Its own bytecode beside the runner would be a file that nobody put there.
    const all = ['-B', pythonRunner, `--speed=${speed}`, file, ...args]
    const deadlineMs = startMs + job.deadlineMs / speed
    try {
      const child = { command, args: all, folder, variables }
      const trace = await runChild(processes, child, { ...job, deadlineMs }, { ...runtime, speed })
      return { ...trace, server: server?.counter.count ?? null }
    } finally {
      await server?.close()
    }
  }
}

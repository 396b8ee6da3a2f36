import type { ChildJob, ChildOutput, ProcessEnd, Processes } from '../src/runners/processes.ts'
import type { Lateness } from './simulated-time.ts'

interface Recorded {
  given: { by: keyof ChildOutput; text: string; clockMs: number }[]
  end: ProcessEnd
}

/** Child processes that are run once each, and from then on replayed, their lines as late as a machine under load would stamp them. */
export class ReplayedProcesses implements Processes {
  lateness: Lateness
  #real: Processes
  #runs = new Map<string, Promise<Recorded>>()
  #files = new Map<string, ReturnType<Processes['temporaryFile']>>()

  constructor(real: Processes, lateness: Lateness) {
    this.#real = real
    this.lateness = lateness
  }

  findPython(): ReturnType<Processes['findPython']> {
    return this.#real.findPython()
  }

  async run(job: ChildJob): Promise<ProcessEnd> {
    // What a learner's file does hangs on what stands in it now.
    if (job.input !== undefined) return this.#real.run(job)
    const key = JSON.stringify([job.command, job.folder, job.args])
    const recorded =
      this.#runs.get(key) ?? record((output) => this.#real.run({ ...job, ...output }))
    this.#runs.set(key, recorded)
    const { given, end } = await recorded
    let lateMs = 0
    for (const { by, text, clockMs } of given) {
      if (by === 'onLine') {
        job.onLine(text, clockMs + lateMs)
        continue
      }
      const { atMs, ...rest } = JSON.parse(text) as { atMs: number }
      lateMs += this.lateness.stallMs()
      job.onMessage(JSON.stringify({ ...rest, atMs: atMs + lateMs }), clockMs + lateMs)
    }
    return { ...end, clockMs: end.clockMs + lateMs }
  }

  /** Kept until the end, since a replay is known by its file. */
  async temporaryFile(name: string, text: string): ReturnType<Processes['temporaryFile']> {
    const key = `${name}\n${text}`
    const made = this.#files.get(key) ?? this.#real.temporaryFile(name, text)
    this.#files.set(key, made)
    return { path: (await made).path, remove: async () => {} }
  }

  async remove(): Promise<void> {
    const files = [...this.#files.values()]
    // Who comes after is given others.
    this.#files.clear()
    this.#runs.clear()
    for (const made of files) await (await made).remove()
  }
}

async function record(run: (output: ChildOutput) => Promise<ProcessEnd>): Promise<Recorded> {
  const given: Recorded['given'] = []
  const keep = (by: keyof ChildOutput) => (text: string, clockMs: number) => {
    given.push({ by, text, clockMs })
  }
  const end = await run({ onMessage: keep('onMessage'), onLine: keep('onLine') })
  return { given, end }
}

import type { Lab } from '../src/lab/lab.ts'
import { type LabProgram, LabRunner } from '../src/runners/lab.ts'
import type { Job } from '../src/runners/runner.ts'
import { computeFacts, type Facts } from '../src/trace/facts.ts'
import type { Trace } from '../src/trace/trace.ts'
import { host } from './lab-host.ts'

/** Runs a program, on the virtual clock unless told otherwise. */
export function run(
  program: LabProgram,
  options: Partial<Omit<Job<LabProgram>, 'program'>> = {},
): Promise<Trace> {
  return new LabRunner(host).run({ program, clock: 'virtual', deadlineMs: 30_000, ...options })
}

/** The same, with its facts. */
export async function inLab(program: LabProgram): Promise<{ trace: Trace; facts: Facts }> {
  const trace = await run(program, { deadlineMs: 60_000 })
  return { trace, facts: computeFacts(trace) }
}

/** A hundred requests at once. */
export const crowd =
  (connections?: number) =>
  async ({ Agent, fetch, task }: Lab) => {
    const dispatcher = new Agent({ connections: connections ?? null })
    const one = async () => (await fetch('/delay/0.2', { dispatcher })).json()
    await Promise.all(Array.from({ length: 100 }, (_, index) => task(`url ${index}`, one)))
  }

/** The lines a run wrote, each with its moment: "A 50". */
export function written({ facts }: { facts: Facts }): string[] {
  return facts.logged.map(({ text, atMs }) => `${text} ${atMs}`)
}

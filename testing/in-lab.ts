import type { Lab } from '../src/lab/lab.ts'
import { LabRunner } from '../src/runners/lab.ts'
import { computeFacts, type Facts } from '../src/trace/facts.ts'
import type { Trace } from '../src/trace/trace.ts'
import { host } from './lab-host.ts'

/** Runs a program on the virtual clock: its trace and facts. */
export async function inLab(
  program: (lab: Lab) => Promise<unknown>,
): Promise<{ trace: Trace; facts: Facts }> {
  const trace = await new LabRunner(host).run({
    program,
    clock: 'virtual',
    speed: 1,
    seed: 1,
    deadlineMs: 60_000,
    network: null,
  })
  return { trace, facts: computeFacts(trace) }
}

/** The lines a run wrote, each with its moment: "A 50". */
export function written({ facts }: { facts: Facts }): string[] {
  return facts.logged.map(({ text, atMs }) => `${text} ${atMs}`)
}

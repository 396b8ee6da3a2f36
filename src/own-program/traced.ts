import type { Finding } from './finding.ts'
import { findingsOf } from './findings.ts'
import { laneNames } from './names.ts'
import type { OwnProgramRun } from './run.ts'

/** A run with all that is said of it: what is drawn, saved and compared. */
export interface Traced {
  run: Omit<OwnProgramRun, 'observed'>
  /** Of each lane. */
  names: readonly string[]
  findings: readonly Finding[]
  /** Lines of source by file and line; empty where none are to be kept. */
  sources: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export function traced(
  run: OwnProgramRun,
  { showsArguments }: { showsArguments: boolean },
): Traced {
  const names = laneNames(run, showsArguments)
  return { run, names, findings: findingsOf(run, names), sources: {} }
}

/** The lines that the picture and the findings speak of, read from the files as they are now. */
export function withSources(made: Traced, lines: (file: string) => readonly string[]): Traced {
  const sources: Record<string, Record<string, string>> = {}
  const add = (file: string | null | undefined, line: number | null | undefined): void => {
    if (!file || !line) return
    const text = lines(file)[line - 1]
    if (text !== undefined) (sources[file] ??= {})[line] = text.trim().slice(0, 200)
  }
  for (const { file, line } of made.findings) add(file, line)
  for (const lane of made.run.lanes) {
    add(lane.file, lane.line)
    for (const { file, line } of lane.waits)
      if (sources[file]?.[line] === undefined) add(file, line)
  }
  return { ...made, sources }
}

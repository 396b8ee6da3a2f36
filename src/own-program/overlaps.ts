import { time } from '../text/time.ts'
import type { Finding } from './finding.ts'
import type { AwaitsInRow, OwnProgramRun } from './run.ts'

const leastSavedMs = 50

/** Awaits in a row that may not need each other: a question, never a claim; once for each place. */
export function findOverlaps(run: OwnProgramRun, names: readonly string[]): Finding[] {
  const byPlace = new Map<string, AwaitsInRow>()
  for (const row of run.observed.inRow) {
    const key = `${row.file}:${row.lines.join()}`
    const known = byPlace.get(key)
    if (known === undefined || saved(row) > saved(known)) byPlace.set(key, row)
  }
  return [...byPlace.values()]
    .filter((row) => saved(row) >= leastSavedMs)
    .map((row) => question(row, names))
}

const total = ({ ms }: AwaitsInRow): number => ms.reduce((sum, one) => sum + one, 0)
const saved = (row: AwaitsInRow): number => total(row) - Math.max(...row.ms)

function question(row: AwaitsInRow, names: readonly string[]): Finding {
  const { file, lines, lane, ms } = row
  const longest = time(Math.max(...ms))
  const first = lines[0]!
  const where = lines.length === 1 ? `${file}:${first}` : `${file}:${lines.join(', ')}`
  return {
    kind: 'overlap',
    file,
    line: first,
    lane: names[lane]!,
    count: ms.length,
    ms: total(row),
    maxMs: Math.max(...ms),
    savesMs: saved(row),
    text: `${ms.length} awaits in a row at ${where} took ${time(total(row))}, the longest ${longest}. Does one need what another gave? If not, started together they take about ${longest}.`,
  }
}

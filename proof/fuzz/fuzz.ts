import fc from 'fast-check'
import type { Case, Family } from './families.ts'
import { faultsOf } from './outcome.ts'

/** Cases of one family, made up from a seed. */
export interface FuzzJob {
  family: string
  through: 'main()' | 'the program'
  runs: number
  seed: number
}

/** What came of it. */
export interface Tried {
  family: string
  through: FuzzJob['through']
  cases: number
  /** How often each exit code was seen. */
  exitCodes: Record<number, number>
  /** The first case that ended with exit code 1; null where none did. */
  failed: string | null
  /** Null where nothing was found. */
  found: { shown: string; fault: string; seed: number; path: string } | null
}

/** Makes up so many cases and runs each; of a fault the smallest case that still has it is told. */
export async function fuzz(
  { name, cases }: Family,
  { through, runs, seed }: Omit<FuzzJob, 'family'>,
  at: (what: string) => void = () => {},
): Promise<Tried> {
  const exitCodes: Record<number, number> = {}
  let failed: string | null = null
  const property = fc.asyncProperty(cases, async ({ shown, ...made }: Case) => {
    at(fc.stringify(shown))
    const outcome = await (through === 'main()' ? made.inProcess : made.inBinary)?.()
    if (outcome === undefined) throw new Error(`${name} has no way through ${through}`)
    const { exitCode } = outcome
    if (exitCode !== null) exitCodes[exitCode] = (exitCodes[exitCode] ?? 0) + 1
    if (exitCode === 1) failed ??= fc.stringify(shown)
    const [fault] = faultsOf(outcome)
    if (fault !== undefined) throw new Error(fault)
  })
  const details = await fc.check(property, { numRuns: runs, seed })
  const tried = { family: name, through, cases: details.numRuns, exitCodes, failed }
  if (!details.failed) return { ...tried, found: null }
  const [smallest] = details.counterexample ?? []
  return {
    ...tried,
    found: {
      shown: fc.stringify(smallest?.shown),
      fault: (details.errorInstance as Error | null)?.message ?? 'no word of what went wrong',
      seed: details.seed,
      path: details.counterexamplePath ?? '',
    },
  }
}

import { WrongUse } from '../text/exit-error.ts'
import { nearestOr } from '../text/nearest.ts'
import { type Finding, type FindingKind, findingKinds } from './finding.ts'

/** A kind of finding, and from which length on it counts. */
export interface FailRule {
  kind: FindingKind
  leastMs: number
}

/** Reads `blocked=50ms,unhandled`; throws WrongUse for what is no finding. */
export function parseFailOn(text: string | undefined): FailRule[] {
  if (text === undefined) return []
  return text.split(',').map((part) => {
    const [, name = '', number, unit = 'ms'] =
      /^\s*([\w-]+)\s*(?:=\s*(\d+(?:\.\d+)?)\s*(ms|s)?)?\s*$/.exec(part) ?? []
    const kind = findingKinds.find((known) => known === name)
    if (kind === undefined) {
      const kinds = [...findingKinds]
      const advice = nearestOr(`it knows ${kinds.join(', ')}`, name, kinds)
      throw new WrongUse(`--fail-on does not know "${part.trim()}": ${advice}`)
    }
    return { kind, leastMs: number === undefined ? 0 : Number(number) * (unit === 's' ? 1000 : 1) }
  })
}

/** The first finding that one of the rules is for, in words; null where there is none. */
export function failOn(findings: readonly Finding[], rules: readonly FailRule[]): string | null {
  const found = findings.find(({ kind, ms, maxMs, savesMs }) =>
    rules.some(
      (rule) =>
        rule.kind === kind && (savesMs ?? maxMs ?? ms ?? Number.POSITIVE_INFINITY) >= rule.leastMs,
    ),
  )
  return found === undefined ? null : `${found.kind}: ${found.text}`
}

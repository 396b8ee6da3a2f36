import type { Picture } from '../../src/picture/picture.ts'
import { computeFacts } from '../../src/trace/facts.ts'
import type { Trace } from '../../src/trace/trace.ts'

/** A finished picture of a trace, unless more is said. */
export function picture(title: string, trace: Trace, more: Partial<Picture> = {}): Picture {
  return {
    title,
    trace,
    facts: computeFacts(trace, more.nowMs ?? 0),
    boundMs: null,
    nowMs: null,
    notes: [],
    ...more,
  }
}

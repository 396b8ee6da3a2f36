import { computeFacts } from '../../src/trace/facts.ts'
import type { Trace } from '../../src/trace/trace.ts'

/** Lines of which Node leaves the order of neighbours open, in one order. */
export function settled(
  lines: readonly string[],
  open: readonly (readonly [string, string])[],
): string[] {
  const items = [...lines]
  for (const [first, second] of open) {
    const [one, other] = [items.indexOf(first), items.indexOf(second)]
    if (one === other + 1) [items[one], items[other]] = [items[other]!, items[one]!]
  }
  return items
}

/** Every member is named here: the dump does not depend on how they are named, or in which order they stand, elsewhere. */
export function figures(trace: Trace): object {
  const facts = computeFacts(trace)
  const { server } = facts
  return {
    ended: endOf(trace.ending),
    totalMs: facts.totalMs,
    lastMs: facts.lastMs,
    peakInFlight: facts.peakInFlight,
    startOrder: facts.startOrder,
    finishOrder: facts.finishOrder,
    endOrder: facts.endOrder,
    lanes: facts.lanes.map((lane) => ({
      name: lane.name,
      startMs: lane.startMs,
      endMs: lane.endMs,
      outcome: lane.outcome,
      waitingMs: lane.waitingMs,
      heldMs: lane.heldMs,
      readyMs: lane.readyMs,
      blockedMs: lane.blockedMs,
      bars: lane.bars.map(({ startMs, endMs, outcome }) => [startMs, endMs, outcome]),
    })),
    written: facts.logged.map(({ atMs, lane, text }) => [atMs, lane, text]),
    blocked: facts.blocked.map(({ fromMs, toMs, lane, line }) => [fromMs, toMs, lane, line]),
    queues: facts.queues.map(({ name, bound, peak, sizes }) => ({
      name,
      bound,
      peak,
      sizes: sizes.map(({ atMs, size }) => [atMs, size]),
    })),
    server: server && [server.requests, server.peakInFlight, server.connections, server.gone],
    exitCode: trace.exitCode,
    unhandled: trace.unhandled.map(errorText),
  }
}

function endOf(ending: Trace['ending']): unknown[] {
  switch (ending.kind) {
    case 'returned':
      return ['returned', ending.atMs, ending.value ?? null]
    case 'threw':
      return ['threw', ending.atMs, errorText(ending.error)]
    case 'hung':
      return ['hung', ending.atMs]
    case 'stopped':
      return ['stopped', ending.atMs, ending.why]
  }
}

export function errorText({ name, message }: { name: string; message: string }): string {
  return `${name}: ${message}`
}

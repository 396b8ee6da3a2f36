import type { OwnProgramRun } from './run.ts'

/** The lanes of the path that took the time: back from the last end, to the child whose end let each lane go on. */
export function criticalLanes({ lanes }: Pick<OwnProgramRun, 'lanes'>): Set<number> {
  const found = new Set<number>()
  let last = -1
  lanes.forEach(({ endMs, outcome }, index) => {
    if (outcome === 'left') return
    // Of two that end together the one that started first waits for the other.
    if (last === -1 || endMs > lanes[last]!.endMs) last = index
  })
  const left = last === -1 ? [] : [{ lane: last, untilMs: lanes[last]!.endMs }]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { lane, untilMs } = next
    found.add(lane)
    let beforeMs = untilMs
    for (const wait of lanes[lane]!.waits.toReversed()) {
      if (wait.by === undefined || wait.endMs > beforeMs + 0.001 || found.has(wait.by)) continue
      left.push({ lane: wait.by, untilMs: wait.endMs })
      // What it did while that one was under way is not what took the time.
      beforeMs = Math.min(wait.startMs, lanes[wait.by]!.startMs)
    }
  }
  return found
}

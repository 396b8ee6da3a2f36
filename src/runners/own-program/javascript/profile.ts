import { fileURLToPath } from 'node:url'

/** As V8 writes a profile; times in microseconds of the machine's clock. */
interface Profile {
  nodes: ProfileNode[]
  startTime: number
  endTime: number
  samples?: number[]
  timeDeltas?: number[]
}

interface ProfileNode {
  id: number
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number }
  children?: number[]
  positionTicks?: { line: number; ticks: number }[]
}

/** A function on the stack. */
export interface Frame {
  name: string
  /** The top level of a file. */
  isTop: boolean
  /** A path for what is a file; else as V8 has it: `node:fs`, or nothing. */
  path: string
  /** Its first line. */
  line: number
  /** The lines that computed themselves, over the whole profile, each with its share of samples. */
  ticks: readonly { line: number; ticks: number }[]
  samples: number
}

/** What the thread did at one moment. */
export interface Sample {
  atUs: number
  toUs: number
  /** Innermost first; empty for what is no JavaScript: garbage collection, Node itself. */
  stack: readonly Frame[]
  isIdle: boolean
}

/** The samples of a profile, in order; time zero is taken off. */
export function samplesOf(text: string, zeroUs: number): Sample[] {
  const profile = JSON.parse(text) as Profile
  const parents = new Map<number, ProfileNode>()
  const byId = new Map<number, ProfileNode>()
  for (const node of profile.nodes) {
    byId.set(node.id, node)
    for (const child of node.children ?? []) parents.set(child, node)
  }
  const { samples = [], timeDeltas = [] } = profile
  const counts = new Map<number, number>()
  for (const id of samples) counts.set(id, (counts.get(id) ?? 0) + 1)
  const stacks = new Map<number, Frame[]>()
  const stackOf = (id: number): Frame[] => {
    const known = stacks.get(id)
    if (known !== undefined) return known
    const stack: Frame[] = []
    for (let node = byId.get(id); node !== undefined; node = parents.get(node.id)) {
      const { functionName, url, lineNumber, columnNumber } = node.callFrame
      if (functionName.startsWith('(') && url === '') continue
      stack.push({
        name: functionName,
        // A module's first step has no place, and those after an await have the first.
        isTop: functionName === '' && (lineNumber < 0 || (lineNumber === 0 && columnNumber === 0)),
        path: pathOf(url),
        line: Math.max(0, lineNumber) + 1,
        ticks: node.positionTicks ?? [],
        samples: counts.get(node.id) ?? 0,
      })
    }
    stacks.set(id, stack)
    return stack
  }
  let atUs = profile.startTime - zeroUs
  return samples.map((id, index) => {
    atUs += timeDeltas[index] ?? 0
    const nextUs = atUs + Math.max(0, timeDeltas[index + 1] ?? 0)
    const name = byId.get(id)?.callFrame.functionName ?? ''
    return { atUs, toUs: nextUs, stack: stackOf(id), isIdle: name === '(idle)' }
  })
}

/** Stretches in which the thread was taken, in order; two that are less than `apartUs` apart are one. */
export function busyStretches(
  samples: readonly Sample[],
  apartUs: number,
): { fromUs: number; toUs: number }[] {
  const found: { fromUs: number; toUs: number }[] = []
  for (const { atUs, toUs, isIdle } of samples) {
    if (isIdle) continue
    const last = found.at(-1)
    if (last !== undefined && atUs - last.toUs < apartUs) last.toUs = toUs
    else found.push({ fromUs: atUs, toUs })
  }
  return found
}

/** Of what stands in a profile or in a stack: a path, where it is a file. */
export function pathOf(url: string): string {
  if (!url.startsWith('file:')) return url
  try {
    return fileURLToPath(url)
  } catch {
    return url
  }
}

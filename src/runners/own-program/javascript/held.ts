import type { HeldThread } from '../../../own-program/run.ts'
import {
  Count,
  innermostOwn,
  mostOfIt,
  type OwnFrame,
  ownLine,
  placeOf,
  type Sources,
} from './held-place.ts'
import type { Frame, Sample } from './profile.ts'

const leastUs = 50_000
/** Samples come each millisecond, unless the machine is busy. */
const farApartUs = 20_000
const nextUs = 2000

interface Gap {
  fromUs: number
  toUs: number
  computedUs: number | null
  queuedUs: number | null
}

type Own = (OwnFrame | 'loading' | null)[]

interface Stretch {
  run: Sample[]
  own: Own
}

/**
 * Each gap of the beat in which the thread was held by the program's own code: one
 * stretch, or one for each step that took long by itself. `steps` is when steps of lanes began, in order.
 */
export function heldThreads(
  gap: Gap,
  samples: readonly Sample[],
  sources: Sources,
  steps: readonly number[],
): HeldThread[] {
  const run = longestRun(samples.filter(({ atUs }) => atUs >= gap.fromUs - 1000 && atUs < gap.toUs))
  const whole = { run, own: run.map(({ stack }) => innermostOwn(stack, sources)) }
  if (lengthUs(whole) < leastUs || isLoading(whole)) return []
  // Between two samples far apart it may have rested: then only what it computed is sure,
  // unless that and its turns in the queue fill the gap.
  const isFilled = (gap.computedUs ?? 0) + (gap.queuedUs ?? 0) >= (gap.toUs - gap.fromUs) * 0.95
  const mayHaveRested = !isFilled && run.some(({ atUs, toUs }) => toUs - atUs > farApartUs)
  const parts = mayHaveRested ? [] : byStep(whole, sources, steps)
  const held = parts.length < 2 ? [] : parts.flatMap((part) => partHeld(part, gap, sources))
  return held.length > 0 ? held : wholeHeld(whole, gap, sources, mayHaveRested)
}

function wholeHeld(
  { run, own }: Stretch,
  gap: Gap,
  sources: Sources,
  mayHaveRested: boolean,
): HeldThread[] {
  const at = placeOf(run, own, sources)
  if (at === null) return []
  const [startMs, endMs] = [run[0]!.atUs / 1000, run.at(-1)!.toUs / 1000]
  const [computedMs, queuedMs] = [ms(gap.computedUs), ms(gap.queuedUs)]
  if (mayHaveRested) {
    const sureMs = Math.min(endMs, startMs + (computedMs ?? 0))
    return [{ startMs, endMs: sureMs, lane: null, computedMs, queuedMs: 0, at }]
  }
  const call = synchronousCall(run, sources)
  const called = call !== null && { synchronousCall: call }
  return [{ startMs, endMs, lane: null, computedMs, queuedMs, at, ...called }]
}

/** What is known of a gap is known of a part of it only as far as the rest cannot have had it. */
function partHeld(part: Stretch, gap: Gap, sources: Sources): HeldThread[] {
  const partUs = lengthUs(part)
  if (partUs < leastUs || isLoading(part) || gap.computedUs === null) return []
  const call = synchronousCall(part.run, sources)
  const queuedUs = gap.queuedUs === null ? null : Math.min(gap.queuedUs, sparseUs(part))
  // All that others had the processor for, but for what may have been in this part, was in the rest.
  const restUs = gap.toUs - gap.fromUs - partUs - ((gap.queuedUs || 0) - (queuedUs || 0))
  const sureUs = Math.max(0, gap.computedUs - restUs)
  if (call === null && sureUs < partUs / 2) return []
  // In a synchronous call it was held, computing or not.
  const computedUs = call === null ? sureUs : Math.min(partUs, gap.computedUs)
  return wholeHeld(part, { ...gap, computedUs, queuedUs }, sources, false)
}

/** Where samples came each millisecond, nobody else had the processor. */
const sparseUs = ({ run }: Stretch): number =>
  run.reduce((sum, { atUs, toUs }) => sum + (toUs - atUs > nextUs ? toUs - atUs : 0), 0)

const lengthUs = ({ run }: Stretch): number =>
  run.length === 0 ? 0 : run.at(-1)!.toUs - run[0]!.atUs

/** The loading of modules is no business of the program's. */
const isLoading = ({ own }: Stretch): boolean =>
  own.filter((frame) => frame === 'loading').length > own.length * (1 - mostOfIt)

/** Another step has another function of the program's outermost, or begins where a lane's does. */
function byStep({ run, own }: Stretch, sources: Sources, steps: readonly number[]): Stretch[] {
  const parts: Stretch[] = []
  let at = steps.findIndex((us) => us > (run[0]?.atUs ?? 0))
  let before: string | null = null
  run.forEach((sample, index) => {
    const begins = at !== -1 && sample.atUs >= steps[at]!
    while (at !== -1 && sample.atUs >= steps[at]!) at = at + 1 < steps.length ? at + 1 : -1
    const outermost = sample.stack.findLast(({ path }) => sources.isOwn(path))
    // What is no JavaScript goes with what was before it.
    const key = outermost === undefined ? before : keyOf(outermost)
    if (parts.length === 0 || begins || (before !== null && key !== before)) {
      parts.push({ run: [], own: [] })
    }
    before = key
    parts.at(-1)!.run.push(sample)
    parts.at(-1)!.own.push(own[index]!)
  })
  return parts
}

const keyOf = ({ path, line, name }: Frame): string => `${path}:${line}:${name}`

const ms = (us: number | null): number | null =>
  us === null || Number.isNaN(us) ? null : us / 1000

/** The longest stretch of samples without an idle one. */
function longestRun(samples: readonly Sample[]): Sample[] {
  let [best, now]: Sample[][] = [[], []]
  for (const sample of samples) {
    if (sample.isIdle) now = []
    else now!.push(sample)
    if (now!.length > best!.length) best = now
  }
  return best!
}

/** Node's own synchronous call in which nearly all samples stand. */
function synchronousCall(run: readonly Sample[], sources: Sources): string | null {
  const { isOwn } = sources
  const calls = new Count<string, string>()
  for (const { stack } of run) {
    const at = stack.findIndex(({ path }) => isOwn(path))
    const callee = stack[at - 1]
    if (callee !== undefined && callee.name.endsWith('Sync')) calls.add(callee.name, callee.name)
    // V8 has no frame for it.
    else if (at === 0 && waitsAt(stack[0]!, sources)) calls.add('Atomics.wait', 'Atomics.wait')
  }
  return calls.above(run.length * 0.9)
}

function waitsAt(frame: Frame, { lines }: Sources): boolean {
  const line = ownLine(frame)
  return line !== null && /\bAtomics\.wait\s*\(/.test(lines(frame.path)[line - 1] ?? '')
}

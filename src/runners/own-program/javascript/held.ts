import type { HeldThread, Place } from '../../../own-program/run.ts'
import type { Frame, Sample } from './profile.ts'
import type { ToldByChild } from './told.ts'

const leastUs = 50_000
/** Of its samples, so many must stand in one place for that to be named. */
const mostOfIt = 0.6
/** Samples come each millisecond, unless the machine is busy. */
const farApartUs = 20_000

interface Gap {
  fromUs: number
  toUs: number
  computedUs: number | null
  queuedUs: number | null
}

interface Sources {
  told: ToldByChild
  /** Whether a file is the program's own. */
  isOwn: (path: string) => boolean
  /** As it is shown. */
  shown: (path: string) => string
  /** The lines of a file. */
  lines: (path: string) => readonly string[]
}

/** Each gap of the beat in which the thread was held by the program's own code. */
export function heldThread(
  gap: Gap,
  samples: readonly Sample[],
  sources: Sources,
): HeldThread | null {
  const run = longestRun(samples.filter(({ atUs }) => atUs >= gap.fromUs - 1000 && atUs < gap.toUs))
  const [first, last] = [run[0], run.at(-1)]
  if (first === undefined || last!.toUs - first.atUs < leastUs) return null
  const own = run.map(({ stack }) => innermostOwn(stack, sources))
  // The loading of modules is no business of the program's.
  if (own.filter((frame) => frame === 'loading').length > own.length * (1 - mostOfIt)) return null
  const at = placeOf(run, own, sources)
  if (at === null) return null
  const startMs = first.atUs / 1000
  const [computedMs, queuedMs] = [ms(gap.computedUs), ms(gap.queuedUs)]
  // Between two samples far apart it may have rested: then only what it computed is sure,
  // unless that and its turns in the queue fill the gap.
  const lengthUs = gap.toUs - gap.fromUs
  const isFilled = (gap.computedUs ?? 0) + (gap.queuedUs ?? 0) >= lengthUs * 0.95
  if (!isFilled && run.some(({ atUs, toUs }) => toUs - atUs > farApartUs)) {
    const endMs = Math.min(last!.toUs / 1000, startMs + (computedMs ?? 0))
    return { startMs, endMs, lane: null, computedMs, queuedMs: 0, at }
  }
  const call = synchronousCall(run, sources)
  return {
    startMs,
    endMs: last!.toUs / 1000,
    lane: null,
    computedMs,
    queuedMs,
    at,
    ...(call !== null && { synchronousCall: call }),
  }
}

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

interface OwnFrame {
  frame: Frame
  /** What it called, which is not the program's own; null where it computed itself. */
  callee: Frame | null
}

function innermostOwn(stack: readonly Frame[], { isOwn }: Sources): OwnFrame | 'loading' | null {
  const at = stack.findIndex(({ path }) => isOwn(path))
  const above = at === -1 ? stack : stack.slice(0, at)
  if (above.some(({ path }) => /^node:internal\/(?:modules|process\/esm|bootstrap)/.test(path))) {
    return 'loading'
  }
  return at === -1 ? null : { frame: stack[at]!, callee: stack[at - 1] ?? null }
}

/** One line, if most samples stand under it; else one function; else nothing. */
function placeOf(
  run: readonly Sample[],
  own: readonly (OwnFrame | 'loading' | null)[],
  sources: Sources,
): HeldThread['at'] {
  const lines = new Count<string, Place>()
  const functions = new Count<string, Frame>()
  for (const found of own) {
    if (found === null || found === 'loading') continue
    const { frame } = found
    functions.add(`${frame.path}:${frame.line}:${frame.name}`, frame)
    if (sources.told.isMade(frame.path)) continue
    const line = found.callee === null ? ownLine(frame) : callLine(frame, found.callee, sources)
    if (line !== null) {
      lines.add(`${frame.path}:${line}`, { file: sources.shown(frame.path), line })
    }
  }
  const line = lines.above(run.length * mostOfIt)
  if (line !== null) return { kind: 'line', ...line }
  const frame = functions.above(run.length * mostOfIt)
  if (frame === null) return null
  const file = sources.shown(frame.path)
  const name = frame.isTop ? file.split('/').at(-1)! : frame.name || 'a function without a name'
  const { line: fromLine, lastLine: toLine } = rangeOf(frame, sources)
  return { kind: 'function', name, file, fromLine, toLine }
}

/** The line of a function that computed itself, if nearly all of its samples stand there. */
function ownLine({ ticks }: Frame): number | null {
  const all = ticks.reduce((sum, one) => sum + one.ticks, 0)
  return ticks.find((one) => one.ticks >= all * 0.9)?.line ?? null
}

/** The only line of a function on which something of that name is called. */
function callLine(frame: Frame, callee: Frame, sources: Sources): number | null {
  const name = callee.name.split(/[. ]/).at(-1) ?? ''
  if (!/^[\w$]+$/.test(name)) return null
  const { lastLine } = rangeOf(frame, sources)
  const called = new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}\\s*\\(`)
  const found = sources
    .lines(frame.path)
    .slice(frame.line - 1, lastLine)
    .flatMap((text, index) => (called.test(text) ? [frame.line + index] : []))
  return found.length === 1 ? found[0]! : null
}

function rangeOf(
  { isTop, path, line, name }: Frame,
  { told, lines }: Sources,
): { line: number; lastLine: number } {
  // Of a text that a loader made, the lines of the file are known of functions that are watched.
  const isMade = told.isMade(path)
  const known = told
    .functionsOf(path)
    .filter((one) => one.name === name && (isMade || one.line === line))
  if (!isTop && (isMade ? known.length === 1 : known.length > 0)) return known[0]!
  if (isTop || isMade) return { line: isMade ? 1 : line, lastLine: lines(path).length }
  return { line, lastLine: lastLineOf(lines(path), line) }
}

/** Of a function that is not watched: as far as its text is indented. */
function lastLineOf(lines: readonly string[], first: number): number {
  const indent = /^\s*/.exec(lines[first - 1] ?? '')![0].length
  for (let line = first; line < lines.length; line++) {
    const text = lines[line]!
    if (text.trim() !== '' && /^\s*/.exec(text)![0].length <= indent) return line + 1
  }
  return lines.length
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

class Count<Key, Value> {
  readonly #counts = new Map<Key, { count: number; value: Value }>()

  add(key: Key, value: Value): void {
    const known = this.#counts.get(key)
    if (known === undefined) this.#counts.set(key, { count: 1, value })
    else known.count++
  }

  above(least: number): Value | null {
    for (const { count, value } of this.#counts.values()) if (count >= least) return value
    return null
  }
}

import type { HeldThread, Place } from '../../../own-program/run.ts'
import type { Frame, Sample } from './profile.ts'
import type { ToldByChild } from './told.ts'

const leastUs = 50_000
/** Of its samples, so many must stand in one place for that to be named. */
const mostOfIt = 0.6

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
  const call = synchronousCall(run, sources)
  return {
    startMs: first.atUs / 1000,
    endMs: last!.toUs / 1000,
    lane: null,
    computedMs: ms(gap.computedUs),
    queuedMs: ms(gap.queuedUs),
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
    const line = found.callee === null ? ownLine(frame) : callLine(frame, found.callee, sources)
    if (line !== null) {
      lines.add(`${frame.path}:${line}`, { file: sources.shown(frame.path), line })
    }
  }
  const line = lines.above(run.length * mostOfIt)
  if (line !== null) return { kind: 'line', ...line }
  const frame = functions.above(run.length * mostOfIt)
  if (frame === null) return null
  const { lastLine } = rangeOf(frame, sources)
  return {
    kind: 'function',
    name: frame.name || 'a function without a name',
    file: sources.shown(frame.path),
    fromLine: frame.line,
    toLine: lastLine,
  }
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

function rangeOf(frame: Frame, { told, lines }: Sources): { lastLine: number } {
  const known = told
    .functionsOf(frame.path)
    .find(({ line, name }) => line === frame.line && name === frame.name)
  if (known !== undefined) return known
  return { lastLine: lastLineOf(lines(frame.path), frame.line) }
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
function synchronousCall(run: readonly Sample[], { isOwn }: Sources): string | null {
  const calls = new Count<string, string>()
  for (const { stack } of run) {
    const at = stack.findIndex(({ path }) => isOwn(path))
    const callee = stack[at - 1]
    if (callee !== undefined && /Sync$|^wait$/.test(callee.name))
      calls.add(callee.name, callee.name)
  }
  return calls.above(run.length * 0.9)
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

import type { HeldThread, Place } from '../../../own-program/run.ts'
import type { Frame, Sample } from './profile.ts'
import type { ToldByChild } from './told.ts'

/** Of its samples, so many must stand in one place for that to be named. */
export const mostOfIt = 0.6

export interface Sources {
  told: ToldByChild
  /** Whether a file is the program's own. */
  isOwn: (path: string) => boolean
  /** As it is shown. */
  shown: (path: string) => string
  /** The lines of a file. */
  lines: (path: string) => readonly string[]
}

export interface OwnFrame {
  frame: Frame
  /** What it called, which is not the program's own; null where it computed itself. */
  callee: Frame | null
}

export function innermostOwn(
  stack: readonly Frame[],
  { isOwn }: Sources,
): OwnFrame | 'loading' | null {
  const at = stack.findIndex(({ path }) => isOwn(path))
  const above = at === -1 ? stack : stack.slice(0, at)
  if (above.some(({ path }) => /^node:internal\/(?:modules|process\/esm|bootstrap)/.test(path))) {
    return 'loading'
  }
  return at === -1 ? null : { frame: stack[at]!, callee: stack[at - 1] ?? null }
}

/** One line, if most samples stand under it; else one function; else nothing. */
export function placeOf(
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
  const frame = functions.above(run.length * mostOfIt) ?? innermostAround(run, sources)
  if (frame === null) return null
  const file = sources.shown(frame.path)
  const name = frame.isTop ? file.split('/').at(-1)! : frame.name || 'a function without a name'
  const { line: fromLine, lastLine: toLine } = rangeOf(frame, sources)
  return { kind: 'function', name, file, fromLine, toLine }
}

/** Where no function computed most of it by itself: the innermost one that called those that did. */
function innermostAround(run: readonly Sample[], { isOwn }: Sources): Frame | null {
  const around = new Count<string, Frame>()
  for (const { stack } of run) {
    const own = stack.filter(({ path }) => isOwn(path))
    const each = new Map(own.map((frame) => [`${frame.path}:${frame.line}:${frame.name}`, frame]))
    for (const [key, frame] of each) around.add(key, frame)
  }
  return around.least(run.length * mostOfIt)
}

/** The line of a function that computed itself, if nearly all of its samples stand there. */
export function ownLine({ ticks }: Frame): number | null {
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

export class Count<Key, Value> {
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

  /** Of those that are above it, the one with the fewest; of equals the first. */
  least(least: number): Value | null {
    const enough = [...this.#counts.values()].filter(({ count }) => count >= least)
    return enough.toSorted((one, other) => one.count - other.count)[0]?.value ?? null
  }
}

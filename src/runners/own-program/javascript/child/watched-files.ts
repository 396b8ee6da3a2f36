import module from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Told } from '../log-format.ts'
import { applied, Columns } from './insertions.ts'
import {
  inlineMapOf,
  linkedMapOf,
  watchText,
  type WatchedText,
  withShiftedMap,
} from './watched-text.ts'
import { writtenLines } from './written-lines.ts'

const largest = 1_000_000

/** How Node says what a text is; `undefined` of a file that is required. */
export type TextFormat = string | null | undefined

/** A file as Node's hooks hand it on. */
export interface Loaded {
  format?: TextFormat
  source?: string | ArrayBuffer | NodeJS.TypedArray | null
  shortCircuit?: true
}

export interface FilesOptions {
  tell: (told: Told) => void
  /** Called where the program's first file has nothing of ours. */
  entryIsLeft: () => void
  /** The program's first file, where that is not the first that is loaded. */
  entry?: string
  firstSite?: number
  /** Whether Node maps places in stacks by the source maps of files. */
  mapsPlaces: () => boolean
  /** What runs TypeScript; it, and the lab's chunks beside its folder, the program may come to load. */
  ours: string
}

/** A place, its line as it was written, and its column in it, from 0 on. */
export interface PrintedPlace {
  file: string
  line: number
  text: string
  column: number
}

interface ToRead {
  format: TextFormat
  isEntry: boolean
  writtenLine: ((at: number) => number) | null
  isMapped: boolean
}

/** Puts what tells into the files that the program loads, its own and no others. */
export class WatchedFiles {
  readonly #options: FilesOptions
  /** By the path of a file. */
  readonly #columns = new Map<string, Columns>()
  /** Files whose places Node shows as they were written, by their maps. */
  readonly #mapped = new Set<string>()
  /** By site, of awaits of top levels. */
  readonly #topAwaits = new Map<number, { file: string; at: number }>()
  #nextSite: number
  #isFirst = true
  /** Of the program's first file its top level. */
  entrySite: number | null = null

  constructor(options: FilesOptions) {
    this.#options = options
    this.#nextSite = options.firstSite ?? 1
  }

  /** Of a file that has something of ours in it, unless Node shows it as it was written; null of any other. */
  columns(file: string): Columns | null {
    return this.#mapped.has(file) ? null : (this.#columns.get(file) ?? null)
  }

  /** Where an await of a top level stands: as Node would print it. */
  topAwait(site: number): PrintedPlace | null {
    const found = this.#topAwaits.get(site)
    const columns = found && this.#columns.get(found.file)
    return columns ? { file: found!.file, ...columns.place(found!.at) } : null
  }

  /** The text of a file with what tells of it; the same text where it is not the program's own, or cannot be read. */
  watched(urlOrPath: string, text: string, format: TextFormat): string {
    const file = pathOf(urlOrPath)
    if (file === null || !isCode(format)) return text
    const { entry, tell, entryIsLeft, ours, mapsPlaces } = this.#options
    const isEntry = entry === undefined ? this.#isFirst : file === entry
    this.#isFirst = false
    const handing = handsOver(file)
    if (handing !== null) return `${text}\n;__la.${handing}(module.exports)`
    const isOurs = file === ours || file.startsWith(path.join(ours, '../../../chunks/'))
    if (file.split(path.sep).includes('node_modules') || isOurs) {
      // What runs the program, tests say.
      if (isEntry) entryIsLeft()
      return text
    }
    const inline = inlineMapOf(text)
    const writtenLine = inline && writtenLines(inline, text, file)
    if (writtenLine !== null) tell({ told: 'made', path: file })
    if (!isEntry && !mayTell(text)) return text
    const why = leftAlone(text, writtenLine !== null)
    const map = mapsPlaces() ? (inline ?? linkedMapOf(text, file)) : null
    const isMapped = map !== null
    const watched = why ?? this.#read(file, text, { format, isEntry, writtenLine, isMapped })
    if (typeof watched === 'string') {
      tell({ told: 'unseen', path: file, why: watched })
      if (isEntry) entryIsLeft()
      return text
    }
    const { insertions, sites, inRow, left, topAwaits } = watched
    if (isEntry) this.entrySite = this.#nextSite
    for (const [site, at] of topAwaits) this.#topAwaits.set(site, { file, at })
    tell({ told: 'file', path: file, first: this.#nextSite, sites, inRow })
    for (const line of left) tell({ told: 'unseen', path: `${file}:${line}`, why: 'function' })
    this.#nextSite += sites.length
    this.#columns.set(file, new Columns(text, insertions))
    if (map === null) return applied(text, insertions)
    this.#mapped.add(file)
    return withShiftedMap(text, map, insertions)
  }

  #read(
    file: string,
    text: string,
    { format, isEntry, writtenLine, isMapped }: ToRead,
  ): WatchedText | 'types' | 'syntax' {
    const isTyped = format?.includes('typescript') === true || /\.[cm]?ts$/.test(file)
    const isPlain = format === 'module' || format === 'commonjs'
    const code = isTyped ? (withoutTypes(text) ?? (isPlain ? text : null)) : text
    if (code === null || code.length !== text.length) return 'types'
    // What Node has not decided yet is a module if it cannot be anything else.
    const orders = format?.startsWith('module') === true ? [true] : [false, true]
    for (const isModule of orders) {
      try {
        const first = this.#nextSite
        return watchText(code, { isModule, isEntry, writtenLine, isMapped, first })
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
      }
    }
    return 'syntax'
  }
}

/** What is handed a module that has limits of its own, at its end. */
function handsOver(file: string): 'undici' | 'lab' | null {
  if (/[\\/]node_modules[\\/]undici[\\/]index\.js$/.test(file)) return 'undici'
  return /[\\/]dist[\\/]lab[\\/]index\.cjs$/.test(file) ? 'lab' : null
}

/** Whether there is anything in it to tell of. */
function mayTell(text: string): boolean {
  return /\basync\b|\bawait\b|\bset(?:Timeout|Interval)\b|\bthrow\s+['"`\d]|\bPromise\.reject\b/.test(
    text,
  )
}

/** `isMade`: by a loader of the program's, which may put all in one line. */
function leftAlone(text: string, isMade: boolean): string | null {
  if (text.length > largest) return 'large'
  if (text.includes('__l')) return 'names'
  if (isMade) return null
  const lines = text.split('\n', 200)
  return text.length > 20_000 && text.length / lines.length > 2000 ? 'minified' : null
}

function isCode(format: TextFormat): boolean {
  return format === null || format === undefined || /^(?:module|commonjs|typescript)/.test(format)
}

export function pathOf(urlOrPath: string): string | null {
  try {
    if (!urlOrPath.startsWith('file:')) return path.isAbsolute(urlOrPath) ? urlOrPath : null
    return fileURLToPath(urlOrPath.replace(/[?#].*$/s, ''))
  } catch {
    return null
  }
}

/** Types blanked in place, by Node itself, without its warning that it is experimental: of that Node warns once more. */
export function withoutTypes(text: string): string | null {
  const { stripTypeScriptTypes: strip } = module as {
    stripTypeScriptTypes?: (text: string) => string
  }
  if (strip === undefined) return null
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return strip(text)
  } catch {
    return null
  } finally {
    process.emitWarning = emitWarning
  }
}

export function textOf(source: NonNullable<Loaded['source']>): string {
  return typeof source === 'string' ? source : Buffer.from(source as ArrayBuffer).toString()
}

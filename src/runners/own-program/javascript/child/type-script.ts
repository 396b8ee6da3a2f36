import { existsSync, readFileSync } from 'node:fs'
import module from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import type { Told } from '../log-format.ts'
import { type Loaded, pathOf, textOf, withoutTypes } from './watched-files.ts'

/** What Node says of a file with such an ending, and of what is more than types. */
const refusals = new Set<unknown>([
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
])
/** Sucrase leaves these out, and what is in them with them. */
const namespace = /^[ \t]*(?:export\s+)?(?:namespace|module)\s+[\w$.]+\s*\{/m
const wrapper = ['exports', 'require', 'module', '__filename', '__dirname']

/** Runs TypeScript that this Node does not: by what `practice` runs it with, line for line. */
export class TypeScript {
  readonly #tell: (told: Told) => void
  readonly #transformer: string

  /** `transformer` is the path of that. */
  constructor(tell: (told: Told) => void, transformer: string) {
    this.#tell = tell
    this.#transformer = transformer
  }

  /** A file that Node could not load for this error; throws it again where it is none of ours. */
  instead(url: string, error: unknown): Loaded {
    const file = fileOf(url)
    const { code } = error as { code?: unknown }
    if (file === null || !refusals.has(code)) throw error
    const text = readFileSync(file, 'utf8')
    if (namespace.test(text)) throw error
    return this.#plain(file, text)
  }

  /** The same file as JavaScript, where Node alone would refuse it. */
  runnable(url: string, loaded: Loaded): Loaded {
    const file = fileOf(url)
    if (file === null || loaded.source === null || loaded.source === undefined) return loaded
    const { format } = loaded
    // What a loader of the program's own made of it is JavaScript already.
    if (format === 'module' || format === 'commonjs') return loaded
    const text = textOf(loaded.source)
    if (namespace.test(text) || withoutTypes(text) !== null) return loaded
    return this.#plain(file, text)
  }

  #plain(file: string, text: string): Loaded {
    const { javaScript } = module.createRequire(this.#transformer)(this.#transformer) as {
      javaScript: (code: string, file: string) => string
    }
    let source: string
    try {
      source = javaScript(text, file)
    } catch {
      // Node says what is wrong with it.
      return { format: formatOf(file, text), source: text, shortCircuit: true }
    }
    this.#tell({ told: 'types', path: file })
    return { format: formatOf(file, source), source, shortCircuit: true }
  }
}

function fileOf(url: string): string | null {
  const file = pathOf(url)
  const isOurs = file === null || file.split(path.sep).includes('node_modules')
  return isOurs || !/\.[cm]?ts$/.test(file) ? null : file
}

/** As Node decides it: by the ending, by the package, else by the text. */
export function formatOf(file: string, code: string): 'module' | 'commonjs' {
  if (/\.m[jt]s$/.test(file)) return 'module'
  if (/\.c[jt]s$/.test(file)) return 'commonjs'
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    const described = path.join(at, 'package.json')
    if (existsSync(described)) {
      const { type } = JSON.parse(readFileSync(described, 'utf8')) as { type?: unknown }
      if (type === 'module' || type === 'commonjs') return type
      break
    }
    if (at === path.dirname(at)) break
  }
  try {
    vm.compileFunction(code, wrapper)
    return 'commonjs'
  } catch {
    return 'module'
  }
}

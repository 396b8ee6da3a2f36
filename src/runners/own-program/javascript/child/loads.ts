import { appendFileSync, readFileSync } from 'node:fs'
import module from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { files as logFiles } from '../log-format.ts'
import type { Columns } from './insertions.ts'
import { TypeScript } from './type-script.ts'
import { type FilesOptions, type Loaded, textOf, WatchedFiles } from './watched-files.ts'

/** What is read of Node's modules, beyond the types of Node 20. */
interface Modules {
  /** From 22.15 on. */
  registerHooks?: (hooks: {
    load: (url: string, context: object, next: (url: string, context: object) => Loaded) => Loaded
  }) => void
  register: typeof module.register
  prototype: { _compile: (this: object, text: string, file: string, ...more: unknown[]) => unknown }
}

/** Sites of files that another thread reads have numbers from here on. */
export const firstOfThread = 100_000_000

/** What is known of files of the program's own. */
export interface Loads {
  columns: (file: string) => Columns | null
  /** Null where another thread reads the modules. */
  files: WatchedFiles | null
}

/** Taken before the program can put another in its place. */
const { findSourceMap } = module
const mapsPlaces = (): boolean =>
  (process as { sourceMapsEnabled?: boolean }).sourceMapsEnabled === true

/** Watches what the program loads. */
export function watchLoads(given: Omit<FilesOptions, 'mapsPlaces'>, folder: string): Loads {
  const modules = module as unknown as Modules
  const options = { ...given, mapsPlaces }
  if (modules.registerHooks === undefined) {
    return { columns: watchBefore22(modules, options, folder), files: null }
  }
  const files = new WatchedFiles(options)
  const types = new TypeScript(options.tell, options.ours)
  const loaded = (url: string, next: () => Loaded): Loaded => {
    try {
      return types.runnable(url, next())
    } catch (error) {
      return types.instead(url, error)
    }
  }
  modules.registerHooks({
    load: (url, context, next) =>
      withWatched(
        files,
        url,
        loaded(url, () => next(url, context)),
      ),
  })
  return { columns: (file) => files.columns(file), files }
}

export function withWatched(files: WatchedFiles, url: string, loaded: Loaded): Loaded {
  const { source, format } = loaded
  if (source === null || source === undefined) return loaded
  const text = textOf(source)
  const watched = files.watched(url, text, format)
  return watched === text ? loaded : { ...loaded, source: watched }
}

/** Modules are read in a thread of their own, which tells in the same log; what is required passes by here. */
function watchBefore22(
  modules: Modules,
  options: FilesOptions,
  folder: string,
): (file: string) => Columns | null {
  const entry = entryFile()
  const files = new WatchedFiles({ ...options, entry })
  const { _compile } = modules.prototype
  modules.prototype._compile = {
    _compile(this: object, text: string, file: string, ...more: unknown[]) {
      return Reflect.apply(_compile, this, [files.watched(file, text, 'commonjs'), file, ...more])
    },
  }._compile
  const beside = pathToFileURL(path.join(__dirname, 'loads-thread.mjs')).href
  modules.register(beside, {
    data: {
      told: path.join(folder, logFiles.told),
      entry,
      ours: options.ours,
      // A loader of the program's comes before, and has switched it on.
      mapsPlaces: mapsPlaces(),
    },
  })
  // The other thread knows the columns of its files; here they are read again, should a stack need them.
  const again = new WatchedFiles({
    tell: () => {},
    entryIsLeft: () => {},
    ours: options.ours,
    mapsPlaces,
    entry,
    // As long as there, so that columns are the same.
    firstSite: firstOfThread,
  })
  return (file) => {
    // What the other thread watched has its map moved, and Node shows it as it was written.
    if (mapsPlaces() && findSourceMap(file) !== undefined) return null
    const known = files.columns(file) ?? again.columns(file)
    if (known !== null || !/\.m?js$/.test(file)) return known
    try {
      again.watched(file, readFileSync(file, 'utf8'), 'module')
    } catch {
      return null
    }
    return again.columns(file)
  }
}

function entryFile(): string {
  try {
    return module.createRequire(`${process.cwd()}/`).resolve(process.argv[1]!)
  } catch {
    return process.argv[1] ?? ''
  }
}

/** Of another thread: one write a message, so that none falls into another. */
export function teller(file: string): FilesOptions['tell'] {
  return (told) => {
    try {
      appendFileSync(file, `${JSON.stringify(told)}\n`)
    } catch {
      // What cannot be told is not seen.
    }
  }
}

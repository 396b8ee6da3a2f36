import { readFileSync } from 'node:fs'
import module from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { files as logFiles } from '../log-format.ts'
import type { Columns } from './insertions.ts'
import { firstOfThread, type Loads, type Modules } from './loaded.ts'
import { watchSources } from './read-sources.ts'
import { instead } from './stacks.ts'
import { type FilesOptions, WatchedFiles } from './watched-files.ts'

/** Taken before the program can put another in its place. */
const { findSourceMap } = module

/** What begins the thread that reads modules where a loader of the program's does so. */
type Register = (specifier: string, options: object) => void

/**
 * Before Node 22.15: what is required is compiled by one function, and what is imported is
 * read by one, or, with a loader of the program's own, in another thread, which tells in the
 * same log.
 */
export function watchBefore22(
  modules: Modules,
  given: FilesOptions,
  { folder, hasLoader }: { folder: string; hasLoader: boolean },
): Loads {
  const options = { ...given, entry: entryFile() }
  const files = new WatchedFiles(options)
  const { _compile } = modules.prototype
  modules.prototype._compile = {
    _compile(this: object, text: string, file: string, ...more: unknown[]) {
      return Reflect.apply(_compile, this, [files.watched(file, text, 'commonjs'), file, ...more])
    },
  }._compile
  const loads: Loads = { columns: (file) => files.columns(file), files }
  const inThread = (register: Register): void => {
    const again = watchThread(register, options, folder)
    loads.columns = (file) => files.columns(file) ?? again(file)
    loads.files = null
  }
  if (hasLoader) {
    inThread(modules.register)
    return loads
  }
  watchSources(files)
  instead(modules, 'register', (register, self, words) => {
    const registered: unknown = Reflect.apply(register, self, words)
    // Ours comes after it.
    if (loads.files !== null) inThread(register)
    return registered
  })
  module.syncBuiltinESMExports()
  return loads
}

/** Begins the thread; the other way columns of its files are not known here: they are read again, should a stack need them. */
function watchThread(
  register: Register,
  { entry, ours, mapsPlaces }: FilesOptions,
  folder: string,
): (file: string) => Columns | null {
  register(pathToFileURL(path.join(__dirname, 'loads-thread.mjs')).href, {
    data: {
      told: path.join(folder, logFiles.told),
      entry,
      ours,
      // A loader of the program's comes before, and has switched it on.
      mapsPlaces: mapsPlaces(),
    },
  })
  const again = new WatchedFiles({
    tell: () => {},
    entryIsLeft: () => {},
    ours,
    mapsPlaces,
    ...(entry !== undefined && { entry }),
    // As long as there, so that columns are the same.
    firstSite: firstOfThread,
  })
  return (file) => {
    // What the other thread watched has its map moved, and Node shows it as it was written.
    if (mapsPlaces() && findSourceMap(file) !== undefined) return null
    const known = again.columns(file)
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

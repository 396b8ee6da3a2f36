import { appendFileSync } from 'node:fs'
import type module from 'node:module'
import type { Columns } from './insertions.ts'
import { type FilesOptions, type Loaded, textOf, type WatchedFiles } from './watched-files.ts'

/** What is read of Node's modules, beyond the types of Node 20. */
export interface Modules {
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

export function withWatched(files: WatchedFiles, url: string, loaded: Loaded): Loaded {
  const { source, format } = loaded
  if (source === null || source === undefined) return loaded
  const text = textOf(source)
  const watched = files.watched(url, text, format)
  return watched === text ? loaded : { ...loaded, source: watched }
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

import type { Assets } from './picture-files.ts'
import type { SavedRun } from './saved-run.ts'

/** What makes a file's text of a run. */
export interface FormatModule {
  make: (run: SavedRun, assets: Assets) => string | Promise<string>
}

export interface Format {
  /** How the names of its files end, in lower case. */
  ending: string
  /** Its own file is loaded only when a run is saved in it. */
  load: () => Promise<FormatModule>
}

/** Every format that a run is saved in. To add one is a file beside this and a line here. */
export const formats: readonly Format[] = [
  { ending: '.svg', load: () => import('./svg.ts') },
  { ending: '.html', load: () => import('./html.ts') },
  { ending: '.json', load: () => import('./json.ts') },
  { ending: '.trace.json', load: () => import('./trace-json.ts') },
]

/** The format that a file's name asks for, by the longest ending that fits; null where none does. */
export function formatFor(file: string): Format | null {
  const name = file.toLowerCase()
  const fitting = formats.filter(({ ending }) => name.endsWith(ending))
  return fitting.sort((one, other) => other.ending.length - one.ending.length)[0] ?? null
}

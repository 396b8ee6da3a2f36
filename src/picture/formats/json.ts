import { documentOf, type SavedRun } from './saved-run.ts'

/** A saved run, to be drawn again: `learn-async draw`. */
export function make(run: SavedRun): string {
  return `${JSON.stringify(documentOf(run), null, 2)}\n`
}

import { pathToFileURL } from 'node:url'
import type { Activation } from './activation.ts'
import type { Activations } from './activations.ts'
import type { Loads } from './loaded.ts'

const over = -1
/** Before 22 Node ends without a word. */
const isSilent = Number(process.versions.node.split('.')[0]) < 22

/** The top levels of the program's files. */
export class TopLevels {
  readonly #activations: Activations
  readonly #all: Activation[] = []

  constructor(activations: Activations) {
    this.#activations = activations
  }

  entered = (site: number): Activation => {
    const top = this.#activations.top(site)
    this.#all.push(top)
    return top
  }

  left = (top: Activation): void => {
    top.awaitsAt = over
    this.#activations.left(top)
  }

  /**
   * What Node warns of when nothing is left to do and the first file, or one that it
   * imports, still awaits: it would print the line with what is ours in it. Null where
   * that is not so, or not sure.
   */
  stalled({ files }: Loads): string | null {
    if (isSilent || files === null || files.entrySite === null) return null
    const entry = this.#all.find(({ site }) => site === files.entrySite)
    const under = entry === undefined ? this.#all.filter(({ awaitsAt }) => awaitsAt !== over) : []
    if (under.length > 1) return null
    const top = entry ?? under[0]
    const place = top === undefined ? null : files.topAwait(top.awaitsAt)
    if (place === null) return null
    const { file, line, text, column } = place
    const spaces = text.slice(0, column).replace(/[^\t]/g, ' ')
    return `Warning: Detected unsettled top-level await at ${pathToFileURL(file).href}:${line}\n${text}\n${spaces}^\n\n\n\n`
  }
}

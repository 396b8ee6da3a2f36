import type { InRow, Site, Told } from './log-format.ts'

/** Where a site stands. */
export interface Located {
  path: string
  line: number
}

/** What the child told beside its events. */
export class ToldByChild {
  readonly #messages: Told[]
  readonly #texts = new Map<number, string>()
  readonly #failures = new Map<number, { name: string; message: string }>()
  readonly #files: { path: string; first: number; sites: Site[]; inRow: InRow[] }[] = []

  /** The text of its file; of one that breaks off the last line may be cut short. */
  constructor(text: string) {
    const all = text.split('\n').flatMap(parsed)
    const zero = all.findIndex(({ told }) => told === 'zero')
    this.#messages = all.filter(({ told }, index) => told !== 'gap' || index > zero)
    for (const message of this.#messages) {
      if (message.told === 'text') this.#texts.set(message.number, message.text)
      else if (message.told === 'failed') this.#failures.set(message.activation, message)
      else if (message.told === 'file') this.#files.push(message)
    }
    this.#files.sort((one, other) => one.first - other.first)
  }

  all<Kind extends Told['told']>(kind: Kind): Extract<Told, { told: Kind }>[] {
    return this.#messages.filter(
      (message): message is Extract<Told, { told: Kind }> => message.told === kind,
    )
  }

  text(number: number): string | null {
    return this.#texts.get(number) ?? null
  }

  failure(activation: number): { name: string; message: string } | undefined {
    const found = this.#failures.get(activation)
    return found && { name: found.name, message: found.message }
  }

  site(number: number): { path: string; site: Site } | null {
    const file = this.#files.findLast(({ first }) => first <= number)
    const site = file?.sites[number - file.first]
    return site === undefined ? null : { path: file!.path, site }
  }

  /** The top level of a file. */
  isModule(number: number): boolean {
    return this.#files.some(({ first, sites }) => number === first && sites[0]?.[2] === '')
  }

  locate(number: number): Located | null {
    const found = this.site(number)
    return found && { path: found.path, line: found.site[0] }
  }

  /** Whether what ran is a text that a loader made of the file. */
  isMade(path: string): boolean {
    return this.all('made').some((made) => made.path === path)
  }

  /** Functions of a file, by where they stand. */
  functionsOf(path: string): { line: number; lastLine: number; name: string }[] {
    return this.#files
      .filter((file) => file.path === path)
      .flatMap(({ sites }) =>
        sites.flatMap((site) =>
          site.length === 1 ? [] : [{ line: site[0], lastLine: site[1], name: site[2] }],
        ),
      )
  }

  /** Awaits in a row, by the numbers of their sites. */
  rows(): { path: string; sites: number[]; lines: number[]; isLoop: boolean }[] {
    return this.#files.flatMap(({ path, first, inRow }) =>
      inRow.map(({ sites, lines, isLoop }) => ({
        path,
        sites: sites.map((site) => first + site),
        lines,
        isLoop,
      })),
    )
  }
}

function parsed(line: string): Told[] {
  if (line === '') return []
  try {
    return [JSON.parse(line) as Told]
  } catch {
    return []
  }
}

import type { InRow, Site, Told } from './log-format.ts'

/** Where a site stands. */
export interface Located {
  path: string
  line: number
}

/** What the child told beside its events. */
export class ToldByChild {
  readonly #messages = new Map<Told['told'], Told[]>()
  /** By the number of its site. */
  readonly #located = new Map<number, Located | null>()
  readonly #texts = new Map<number, string>()
  readonly #failures = new Map<number, { name: string; message: string }>()
  readonly #files: { path: string; first: number; sites: Site[]; inRow: InRow[] }[] = []

  /** The text of its file; of one that breaks off the last line may be cut short. */
  constructor(text: string) {
    for (const message of parsed(text)) {
      if (message.told === 'text') this.#texts.set(message.number, message.text)
      else if (message.told === 'failed') this.#failures.set(message.activation, message)
      else if (message.told === 'file') this.#files.push(message)
      else {
        // What was told of time before it is void.
        if (message.told === 'zero') this.#messages.delete('gap')
        const alike = this.#messages.get(message.told) ?? []
        this.#messages.set(message.told, alike)
        alike.push(message)
      }
    }
    this.#files.sort((one, other) => one.first - other.first)
  }

  all<Kind extends Told['told']>(kind: Kind): Extract<Told, { told: Kind }>[] {
    return (this.#messages.get(kind) ?? []) as Extract<Told, { told: Kind }>[]
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
    const known = this.#located.get(number)
    if (known !== undefined) return known
    const found = this.site(number)
    const located = found && { path: found.path, line: found.site[0] }
    this.#located.set(number, located)
    return located
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

function* parsed(text: string): Iterable<Told> {
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const to = newline === -1 ? text.length : newline
    const line = text.slice(from, to)
    from = to + 1
    if (line === '') continue
    let message: Told
    try {
      message = JSON.parse(line) as Told
    } catch {
      continue
    }
    yield message
  }
}

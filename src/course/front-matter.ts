/** What the first lines of text.md say of a lesson. `list` reads nothing else. */
export interface FrontMatter {
  id: string
  title: string
  /** One line. */
  summary: string
  /** Other words under which it is found. */
  aliases: readonly string[]
}

export interface ParsedFrontMatter {
  matter: FrontMatter
  /** What follows the front matter. */
  rest: string
  /** One line each; what is faulty is empty in `matter`. */
  faults: string[]
}

const fields = ['id', 'title', 'summary', 'aliases']

/** Reads `key: value` lines between two lines of `---` at the top of text.md. */
export function parseFrontMatter(source: string): ParsedFrontMatter {
  const block = /^\uFEFF?---\r?\n(.*?)^---[ \t]*(?:\r?\n|$)/ms.exec(source)
  if (block === null) {
    return {
      matter: { id: '', title: '', summary: '', aliases: [] },
      rest: source,
      faults: ['begins without front matter: id, title and summary between two lines of ---'],
    }
  }
  const faults: string[] = []
  const values = new Map<string, string>()
  for (const line of (block[1] ?? '').split(/\r?\n/)) {
    if (line.trim() === '') continue
    const [, key, value] = /^([a-z]+):\s*(.*?)\s*$/.exec(line) ?? []
    if (key === undefined || value === undefined)
      faults.push(`front matter: not "key: value": ${line}`)
    else if (!fields.includes(key)) faults.push(`front matter: unknown key "${key}"`)
    else if (values.has(key)) faults.push(`front matter: ${key} stands there twice`)
    else values.set(key, value)
  }
  for (const key of ['id', 'title', 'summary']) {
    if (!values.get(key)) faults.push(`front matter: no ${key}`)
  }
  const matter: FrontMatter = {
    id: values.get('id') ?? '',
    title: values.get('title') ?? '',
    summary: values.get('summary') ?? '',
    aliases: (values.get('aliases') ?? '')
      .split(',')
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ''),
  }
  return { matter, rest: source.slice(block[0].length), faults }
}
